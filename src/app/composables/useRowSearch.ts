import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { Cell } from '@/grammar/column'
import type { Search } from '@/grammar/listing'
import type { Organisation } from '@/grammar/organisation'
import { useOrgSearch } from './useOrgSearch'

export type Row = Readonly<Record<string, Cell>>

/**
 * Search over all columns of rows, as they are written and as they are read; units also by pinyin. `coded`: the values of a column that
 * are shown in other words.
 */
export function useRowSearch(
  organisation: MaybeRefOrGetter<Organisation | undefined>,
  words: (row: Row, column: string) => string,
  coded: (column: string) => readonly { value: string; words: string }[],
) {
  const { query, found: units } = useOrgSearch(computed(() => toValue(organisation)))
  const needle = computed(() => query.value.trim().toLowerCase())
  const paths = computed(() => units.value.map(({ path }) => path))

  const within = (org: Cell | undefined): boolean =>
    typeof org === 'string' && paths.value.some((path) => org === path || org.startsWith(`${path}/`))

  function matches(row: Row, columns: readonly string[]): boolean {
    const has = (column: string) =>
      words(row, column).toLowerCase().includes(needle.value) ||
      String(row[column] ?? '')
        .toLowerCase()
        .includes(needle.value)
    return columns.some(has) || within(row['org'])
  }

  /** The same search, to be made where the rows are. */
  function searchOf(columns: readonly string[]): Search | undefined {
    if (!needle.value) return undefined
    const inside = toValue(organisation)?.nodes.flatMap(({ path }) => (within(path) ? [path] : [])) ?? []
    const values = columns.map((column) => [
      column,
      coded(column).flatMap(({ value, words: read }) => (read.toLowerCase().includes(needle.value) ? [value] : [])),
    ])
    return { needle: needle.value, values: { ...Object.fromEntries(values), org: inside } }
  }

  return { query, needle, matches, searchOf }
}
