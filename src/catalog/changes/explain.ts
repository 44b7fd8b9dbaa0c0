import { defineChart, type Chart, type ChartContext } from '@/grammar/chart'
import { waterfall } from '@/grammar/marks/waterfall'
import type { MetricSpec } from '@/grammar/metric'
import { lastName } from '@/grammar/organisation'
import { workerFilters } from '../datasets/shared'
import { metrics, type MetricId } from '../metrics'
import { metricDifference, metricValue } from '../metrics/amounts'
import { datasetsOf, measureQuery } from '../metrics/measureQuery'
import { measurement } from '../metrics/measurement'
import { columns, contributions, wholeOf, type ChangeBy, type ChangeRow, type Input, type Whole } from './contributions'

const specOf = (id: MetricId): MetricSpec => metrics[id]
const MOST = 9

/** What the metric's change can be told apart by; none where it is no sum or quotient of its parts (a median). */
export function waysOf(id: MetricId): ChangeBy[] {
  const { subject, from } = specOf(id).source
  if (subject === 'durations' || subject === 'flow') return subject === 'flow' ? ['child'] : []
  if (subject === 'people') return ['child', 'dimension', ...workerFilters]
  if (from[0] === 'demands') return ['child', 'category', 'subcategory', ...workerFilters]
  return ['child']
}

/** Where a metric's change since last quarter came from: each part's contribution, which add up to it. */
export function changeChart(id: MetricId, by: ChangeBy): Chart {
  const spec = specOf(id)
  const { protect } = measurement([id], { by })
  return defineChart<typeof columns, Input>({
    id: 'kpi-change',
    page: 'overview',
    from: datasetsOf([id]),
    uses: [...(spec.source.uses ?? []), ...(by === 'child' ? [] : [`${spec.source.from[0]}.${by}`])],
    window: 'range',
    columns,
    query: `
      SELECT f.* FROM (
        SELECT *, TRUE AS total FROM (${measureQuery([id])})
        UNION ALL BY NAME
        SELECT *, FALSE AS total FROM (${measureQuery([id], { by, over: 'history' })})
        ${by === 'child' ? 'WHERE org IS DISTINCT FROM (SELECT org FROM scope)' : ''}
      ) AS f
      ORDER BY total DESC, quarter, org, key`,
    ...(protect && { protect: { ...protect, whole: (row) => row['total'] === true } }),
    derive: (inputs, scope) => contributions(spec, inputs, by, scope),
    findings: (inputs, scope) => [wholeOf(spec, inputs, scope)],
    option: (rows, context) => drawn(id, by, rows, context),
    headline: (rows, context, evidence = []) => headline(id, by, rows, evidence[0] as Whole | undefined, context),
    size: ([whole]) => ({ n: whole?.n ?? 0, unit: '' }),
    drill: ({ key }) =>
      !key || by === 'dimension' ? undefined : by === 'child' ? { org: key } : { values: { [by]: [key] } },
  })
}

/** A part as people say it. */
export function partName(by: ChangeBy, key: string | null, { t, label, scope }: ChartContext): string {
  if (key === null) return t('charts.kpi-change.whole')
  if (key === '') return t('charts.kpi-change.rest')
  if (by !== 'child') return label(by, key)
  return key === scope.org ? t('card.ownLevel') : lastName(key)
}

/** From last quarter's figure to this one's, step by step; the axis is the change, so that small steps of a large rate can be seen. */
function drawn(id: MetricId, by: ChangeBy, rows: readonly ChangeRow[], context: ChartContext) {
  const { t, theme, format } = context
  const { measure } = specOf(id)
  const times = measure === 'share' ? 100 : 1
  const [whole, ...parts] = rows
  const told = parts.filter((row) => row.change !== null)
  const named = told.filter((row) => row.key !== '')
  const rest = [...named.slice(MOST), ...told.filter((row) => row.key === '')]
  const sum = (some: readonly ChangeRow[]) => some.reduce((total, { change }) => total + (change ?? 0), 0)
  const step = (name: string, change: number, row: number, color: string) => ({
    name,
    color,
    datum: { value: change * times, row, text: metricDifference(id, change, format) },
  })
  const end = (name: string, value: number, figure: number | null) => ({
    name,
    color: theme.quiet,
    datum: { value: value * times, row: -1, text: metricValue(id, figure, null, format) },
  })
  return waterfall(
    {
      name: t('charts.kpi-change.part'),
      axisName: t('charts.kpi-change.axis'),
      axisLabel: (value) => format.change(value / times, measure),
      start: end(t('charts.kpi-change.before'), 0, whole?.previous ?? null),
      end: end(t('charts.kpi-change.now'), whole?.change ?? 0, whole?.value ?? null),
      steps: [
        ...named
          .slice(0, MOST)
          .map((row) =>
            step(
              partName(by, row.key, context),
              row.change ?? 0,
              rows.indexOf(row),
              (row.change ?? 0) < 0 ? theme.below : theme.above,
            ),
          ),
        ...(rest.length ? [step(t('charts.kpi-change.rest'), sum(rest), -1, theme.neutral)] : []),
      ],
    },
    context,
  )
}

/** What moved, whether it is certain, and which parts moved it most. */
function headline(
  id: MetricId,
  by: ChangeBy,
  rows: readonly ChangeRow[],
  whole: Whole | undefined,
  context: ChartContext,
): string {
  const { t, format } = context
  const words = {
    metric: t(`metrics.${id}.name`),
    value: metricValue(id, whole?.value ?? null, null, format),
    previous: metricValue(id, whole?.previous ?? null, null, format),
  }
  if (!whole || whole.change === null)
    return t(`charts.kpi-change.why.${whole?.why ?? 'missing'}` as 'charts.kpi-change.why.missing', words)
  const change = metricDifference(id, whole.change, format)
  const parts = rows
    .filter((row) => row.key && row.change !== null && Math.sign(row.change) === Math.sign(whole.change ?? 0))
    .slice(0, 2)
    .map((row) =>
      t('charts.kpi-change.one', {
        part: partName(by, row.key, context),
        change: metricDifference(id, row.change, format),
      }),
    )
  const from = parts.length ? t('charts.kpi-change.from', { parts: parts.join(t('card.comma')) }) : ''
  const doubt = whole.certain === 0 ? t('charts.kpi-change.unsure') : ''
  return t('charts.kpi-change.headline', { ...words, change }) + doubt + from
}
