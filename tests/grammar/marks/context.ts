import { formatFor } from '@/grammar/format'
import type { ChartContext } from '@/grammar/chart'
import { light } from '@/grammar/theme'

/** What a mark is told in a test: no words of the catalog. */
export function markContext(options: Partial<ChartContext> = {}): ChartContext {
  return {
    t: (key) => key,
    locale: 'zh-CN',
    format: formatFor('zh-CN'),
    theme: light,
    room: 'card',
    width: 'normal',
    scope: {
      quarter: '2026Q1',
      previous: '2025Q4',
      yearAgo: '2025Q1',
      from: '2025Q3',
      asOf: '2026-03-31',
      org: '',
      depth: 0,
      values: {},
    },
    mode: '',
    events: [],
    label: (_, value) => value,
    ...options,
  }
}
