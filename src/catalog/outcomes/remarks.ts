import type { ChartContext } from '@/grammar/chart'
import type { OutcomeRow } from './rows'
import { attendancesOf, countPer, inferredWhole, isTraining, type OutcomeFigure } from '../metrics/outcomeFigures'

/** Published figures that are one count for each of another. */
const PER = [
  ['集中培训', '集中培训场次'],
  ['多种形式培训', '培训种类'],
] as const
/** Counts of people, and the share of the workforce that all of them were said to be. */
const CERTIFIED = { parts: ['初中、高级工资格证书', '技师、高级技师资格证书'], share: '技能人才占在册职工比' }
/** Counts that lack what a rate would need. */
const LONE = [
  { finds: /否决/, words: 'noDenominator' },
  { finds: /排查整改/, words: 'notSplit' },
] as const

/** What must be said of the figures of one period so that nobody adds or divides what does not belong together. */
export function remarks(rows: readonly OutcomeRow[], context: ChartContext): string[] {
  const { t, format } = context
  const periods = [...new Set(rows.map(({ period }) => period))]
  const changes = new Set(rows.filter(({ kind }) => kind === 'change').map(({ indicator }) => indicator))
  const names = [...new Set(rows.map(({ indicator }) => indicator ?? ''))]
  const lone = LONE.flatMap(({ finds, words }) => {
    const found = names.filter(
      (name) => finds.test(name) && rows.some((row) => row.indicator === name && row.kind === 'count'),
    )
    return found.length ? [t(`charts.outcome-indicators.${words}`, { names: found.join(t('card.comma')) })] : []
  })
  const doubts = rows.flatMap(({ note, indicator }) =>
    note !== null && note.includes('可能')
      ? [t('charts.outcome-indicators.doubt', { name: indicator ?? '', note })]
      : [],
  )
  return [
    ...periods.flatMap((period) => sums(rows, period, context)),
    ...mixed(rows, context),
    ...doubts,
    ...(changes.size ? [t('charts.outcome-indicators.changes', { count: format.value(changes.size, 'count') })] : []),
    ...lone,
  ]
}

/** Counts of one name that come in several units of measure stand beside each other, never added up. */
function mixed(rows: readonly OutcomeRow[], { t, format }: ChartContext): string[] {
  const measures = new Map<string, Set<string>>()
  for (const { indicator, kind, measure } of rows) {
    if (indicator === null || measure === null || kind !== 'count') continue
    measures.set(indicator, (measures.get(indicator) ?? new Set<string>()).add(measure))
  }
  return [...measures].flatMap(([name, [left = '', right]]) =>
    right === undefined
      ? []
      : t('charts.outcome-indicators.mixed', {
          name,
          why: t('units.different', { left: format.unit(left), right: format.unit(right) }),
        }),
  )
}

const figureOf = ({ indicator, value, measure, kind }: OutcomeRow): OutcomeFigure[] =>
  indicator === null || value === null ? [] : [{ indicator, value, measure, kind }]

/** A period's attendances added up, people left out and named; counts for each of another; what can only be inferred. */
function sums(rows: readonly OutcomeRow[], period: string | null, context: ChartContext): string[] {
  const { t, format } = context
  const figures = rows.filter((row) => row.period === period).flatMap(figureOf)
  const find = (name: string) => figures.find(({ indicator }) => indicator === name)
  const count = (value: number) => format.value(value, 'count')
  const { all, training, exams, people } = attendancesOf(figures.filter(isTraining))
  const attended = figures.filter(
    (figure) => isTraining(figure) && figure.kind === 'count' && figure.measure === '人次',
  )
  const named = people.map(
    ({ indicator, value, measure }) => `${indicator} ${format.value(value, 'number', measure ?? '')}`,
  )
  const per = PER.flatMap(([part, whole]) => {
    const found = countPer(find(part), find(whole))
    return found
      ? [
          t('charts.outcome-indicators.per', {
            part,
            whole,
            value: format.value(found.value, 'number'),
            unit: found.unit,
          }),
        ]
      : []
  })
  const parts = CERTIFIED.parts.flatMap((name) => find(name) ?? [])
  const inferred = parts.length === CERTIFIED.parts.length ? inferredWhole(parts, find(CERTIFIED.share)) : undefined
  const certified = parts.reduce((sum, { value }) => sum + value, 0)
  return [
    ...(attended.length > 1
      ? [
          t('charts.outcome-indicators.attendances', {
            period: periodWords(period, context),
            all: count(all.value),
            training: count(training.value),
            exams: count(exams.value),
          }) + (named.length ? t('charts.outcome-indicators.people', { names: named.join(t('card.comma')) }) : ''),
        ]
      : []),
    ...per,
    ...(inferred !== undefined && certified
      ? [
          t('charts.outcome-indicators.inferred', {
            whole: count(inferred),
            share: format.value((parts.at(-1)?.value ?? 0) / certified, 'share'),
            name: CERTIFIED.parts.at(-1) ?? '',
          }),
        ]
      : []),
  ]
}

/** When a figure is of, or that nobody said. */
export const periodWords = (period: string | null, { t, format }: ChartContext): string =>
  period === null ? t('charts.outcome-indicators.undated') : format.quarter(period)
