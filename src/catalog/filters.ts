import type { FilterSpec } from '@/grammar/filter'
import { workerFilters } from './datasets/shared'

/** The one table of global filters beside quarter and organisation. */
export const filters: readonly FilterSpec[] = [
  ...workerFilters.map((column) => ({ column, attribute: true })),
  { column: 'category', attribute: false },
  { column: 'subcategory', attribute: false },
]
