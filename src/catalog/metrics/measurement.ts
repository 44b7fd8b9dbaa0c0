import type { Chart } from '@/grammar/chart'
import type { AnyRow } from '@/grammar/column'
import type { MetricSpec } from '@/grammar/metric'
import { metrics, type MetricId } from '.'
import { datasetsOf, measureQuery, type Measuring } from './measureQuery'

/** Metrics that speak of what people answered: their groups are protected. How many answered is known. */
const ANSWERS = new Set(['people', 'recommendations'])

/**
 * What a chart of these metrics asks: spread it into a chart, whose `derive` then reads `Fact`s. Several subjects are parts: one that
 * is missing, filtered away or too fine empties its own rows alone.
 */
export function measurement(
  ids: readonly MetricId[],
  measuring: Measuring = {},
): Pick<Chart, 'from' | 'uses' | 'query' | 'protect'> & { partial?: true } {
  const specs = ids.map((id): MetricSpec => metrics[id])
  const subjects = new Set(specs.map(({ source }) => source.subject))
  const answers = new Set<unknown>(ids.filter((_, at) => ANSWERS.has(specs[at]?.source.subject ?? '')))
  const apart = new Set<unknown>(ids.filter((_, at) => specs[at]?.source.subject === 'recommendations'))
  if (answers.size && measuring.by === 'question') throw new RangeError('a question is protected within its dimension')
  const [only] = specs
  return {
    from: datasetsOf(ids),
    uses: specs.length === 1 ? (only?.source.uses ?? []) : [],
    query: measureQuery(ids, measuring),
    ...(answers.size && {
      protect: {
        quarter: 'quarter',
        org: 'org',
        ...(measuring.by === 'dimension' && { items: ['key'] }),
        apart: (row: AnyRow) => apart.has(row['metric']),
        exempt: [],
        when: (row: AnyRow) => answers.has(row['metric']),
      },
    }),
    ...(subjects.size > 1 && { partial: true as const }),
  }
}
