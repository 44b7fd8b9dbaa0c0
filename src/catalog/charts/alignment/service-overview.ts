import { metrics } from '@/catalog/metrics'
import { measureQuery } from '@/catalog/metrics/measureQuery'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { valueOf } from '@/grammar/comparison'
import { panels, type Panel } from '@/grammar/marks/panels'
import type { Fact } from '@/grammar/metric'
import { quartersBetween } from '@/grammar/quarter'

const columns = {
  quarter: { measure: 'quarter' },
  kind: { measure: 'text', values: 'service_kind' },
  on_file: { measure: 'count' },
  served: { measure: 'count' },
  rate: { measure: 'share' },
  times: { measure: 'count', unit: '人次' },
  amount: { measure: 'number', unit: '万元' },
} as const
type Row = RowOf<typeof columns>
type Measured = 'served' | 'times' | 'amount'

const KINDS = ['困难帮扶', '送温暖', '心理疏导', '法律援助', '劳动争议调解', '职代会提案', '劳动竞赛', '志愿服务']
/** What is on file and served: households or cases. The files of the other kinds do not say. */
const COUNTED: Readonly<Record<string, 'households' | 'cases'>> = {
  困难帮扶: 'households',
  送温暖: 'households',
  法律援助: 'cases',
  劳动争议调解: 'cases',
  职代会提案: 'cases',
}

/** Whom did we help? `rate` is served ÷ on file, over the rows that have both (帮扶覆盖率 for households). */
export default defineChart({
  id: 'service-overview',
  page: 'alignment',
  from: ['services'],
  uses: ['services.kind'],
  window: 'range',
  columns,
  modes: ['served', 'times', 'amount'],
  query: `
    SELECT quarter, kind, CAST(sum(on_file) AS DOUBLE) AS on_file, CAST(sum(served) AS DOUBLE) AS served,
      ratio(sum(served) FILTER (on_file IS NOT NULL), sum(on_file) FILTER (served IS NOT NULL)) AS rate,
      CAST(sum(times) AS DOUBLE) AS times, CAST(sum(amount) AS DOUBLE) AS amount
    FROM services
    GROUP BY quarter, kind
    ORDER BY quarter, kind`,
  evidence: measureQuery(['mediation_rate'], { over: 'quarter' }),

  option(rows, context) {
    const { t, scope } = context
    const shown = context.mode === 'times' || context.mode === 'amount' ? context.mode : 'served'
    const quarters: string[] = quartersBetween(scope.from, scope.quarter)
    const found = kindsOf(rows).filter((kind) => rows.some((row) => row.kind === kind && row[shown] !== null))
    return panels(
      {
        quarters,
        panels: found.map((kind) => panelOf(rows, kind, quarters, shown, context)),
        words: {
          part: t(`charts.service-overview.modes.${shown}`),
          whole: t('charts.service-overview.onFile'),
          rest: (count) => t('charts.service-overview.rest', { count }),
        },
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope } = context
    const now = rows.filter((row) => row.quarter === scope.quarter)
    if (!now.length) return t('charts.service-overview.headlineNone', { quarter: format.quarter(scope.quarter) })
    const first = kindsOf(now)
      .map((kind) => now.find((row) => row.kind === kind))
      .find((row) => row?.served != null)
    const parts = [
      ...(first ? [firstWords(first, rows, context)] : []),
      ...mediation(evidence, context),
      ...amountWords(now, rows, context),
    ]
    if (!parts.length) return t('charts.service-overview.headlineKinds', { count: kindsOf(now).length })
    return (
      format.quarter(scope.quarter) +
      t('charts.service-overview.colon') +
      parts.join(t('charts.service-overview.semicolon'))
    )
  },

  notes: (_, { t }) => [t('charts.service-overview.reading')],
  size: (rows) => ({ n: kindsOf(rows).length, unit: '项' }),
  keeps: ['quarter'],
  drill: (row) => (row.quarter ? { quarter: row.quarter } : undefined),
})

/** The usual ones first, in their order. */
function kindsOf(rows: readonly Row[]): string[] {
  const rank = (kind: string) => (KINDS.includes(kind) ? KINDS.indexOf(kind) : KINDS.length)
  return [...new Set(rows.map(({ kind }) => kind ?? ''))].sort(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b, 'zh-CN'),
  )
}

/** 户 or 件 where it is known which; the columns' own unit for the rest. */
function unitOf(kind: string | null, shown: Measured, { t, format }: ChartContext): string {
  if (shown !== 'served') return format.unit(columns[shown].unit)
  const counted = COUNTED[kind ?? '']
  return counted ? t(`charts.service-overview.units.${counted}`) : ''
}

function words(value: number | null, kind: string | null, shown: Measured, context: ChartContext): string {
  if (value === null) return ''
  return `${context.format.value(value, columns[shown].measure)} ${unitOf(kind, shown, context)}`.trim()
}

function panelOf(
  rows: readonly Row[],
  kind: string,
  quarters: readonly string[],
  shown: Measured,
  context: ChartContext,
): Panel {
  const { t, label, format, scope } = context
  const at = (quarter: string) => rows.findIndex((row) => row.kind === kind && row.quarter === quarter)
  const data = (name: Measured | 'on_file') =>
    quarters.map((quarter) => {
      const row = at(quarter)
      const value = rows[row]?.[name] ?? null
      return { value, row, text: words(value, kind, name === 'on_file' ? 'served' : name, context) }
    })
  const now = rows[at(scope.quarter)]
  const value = now ? words(now[shown], kind, shown, context) : ''
  const rated = shown === 'served' && now?.on_file != null && now.rate !== null
  const whole = shown === 'served' && rows.some((row) => row.kind === kind && row.on_file !== null)
  return {
    name: label('service_kind', kind),
    note: !value
      ? t('charts.service-overview.noneNow')
      : rated
        ? t('charts.service-overview.note', {
            served: format.value(now.served, 'count'),
            on_file: words(now.on_file, kind, 'served', context),
            rate: format.value(now.rate, 'share'),
          })
        : value,
    unit: unitOf(kind, shown, context),
    part: data(shown),
    ...(whole && { whole: data('on_file') }),
  }
}

/** `困难帮扶在档 103 户，已帮扶 92 户，覆盖 89.3%，上季 81.0%`. */
function firstWords(row: Row, rows: readonly Row[], context: ChartContext): string {
  const { t, format, label, scope } = context
  const before = rows.find((one) => one.quarter === scope.previous && one.kind === row.kind)
  const shared = {
    kind: label('service_kind', row.kind ?? ''),
    served: words(row.served, row.kind, 'served', context),
    on_file: words(row.on_file, row.kind, 'served', context),
    rate: format.value(row.rate, 'share'),
  }
  if (row.rate === null) return t('charts.service-overview.servedOnly', shared)
  const past =
    before?.rate == null ? '' : t('charts.service-overview.previous', { value: format.value(before.rate, 'share') })
  const households = COUNTED[row.kind ?? ''] === 'households'
  return t(`charts.service-overview.${households ? 'firstHouseholds' : 'first'}`, shared) + past
}

/** 调解成功率: not in the rows, which do not know how a case ended. */
function mediation(evidence: readonly AnyRow[], { t, format }: ChartContext): string[] {
  const [fact] = evidence as unknown as Fact[]
  const value = valueOf(metrics.mediation_rate, fact)
  if (!fact || value === null) return []
  const { part, whole } = fact
  return [
    t('charts.service-overview.mediation', { rate: format.value(value, 'share'), part: part ?? 0, whole: whole ?? 0 }),
  ]
}

/** Money adds up over kinds; people, households, cases and attendances do not. */
function amountWords(now: readonly Row[], rows: readonly Row[], context: ChartContext): string[] {
  const { t, scope } = context
  const total = (those: readonly Row[]) => {
    const known = those.flatMap(({ amount }) => amount ?? [])
    return known.length ? known.reduce((sum, amount) => sum + amount, 0) : null
  }
  const [value, past] = [total(now), total(rows.filter((row) => row.quarter === scope.previous))]
  if (value === null) return []
  const before =
    past === null ? '' : t('charts.service-overview.previous', { value: words(past, null, 'amount', context) })
  return [t('charts.service-overview.amount', { value: words(value, null, 'amount', context) }) + before]
}
