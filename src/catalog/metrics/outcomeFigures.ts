import type { Quantity } from '@/grammar/measure'
import { add, divide, quantity } from '@/grammar/measure'

/** One figure of D5, as `model.outcome_nodes` gives it. */
export interface OutcomeFigure {
  indicator: string
  value: number
  measure: string | null
  kind: string | null
}

const EXAM = /考试|必考/
const TRAINING = /培训|课堂|课程|班/

/** Whether an indicator speaks of training or examinations. */
export const isTraining = ({ indicator }: OutcomeFigure): boolean => TRAINING.test(indicator) || EXAM.test(indicator)

/** 人次 of training and of examinations, never added to people; `people`: figures about training that count people, left out and named. */
export interface Attendances {
  all: Quantity<'人次'>
  training: Quantity<'人次'>
  exams: Quantity<'人次'>
  people: readonly OutcomeFigure[]
}

/** What published counts of attendances add up to. */
export function attendancesOf(figures: readonly OutcomeFigure[]): Attendances {
  const counts = figures.filter((figure) => figure.kind === 'count')
  const attended = counts.filter((figure) => figure.measure === '人次')
  const sum = (those: readonly OutcomeFigure[]) =>
    those.reduce((total, { value }) => add(total, quantity(value, '人次')), quantity(0, '人次'))
  const [exams, training] = [true, false].map((exam) =>
    sum(attended.filter(({ indicator }) => EXAM.test(indicator) === exam)),
  )
  return {
    all: sum(attended),
    training: training ?? sum([]),
    exams: exams ?? sum([]),
    people: counts.filter(
      ({ measure, indicator }) => (measure === '人' || measure === '名') && TRAINING.test(indicator),
    ),
  }
}

/** One count for each of another, such as 人次 per session; undefined unless both are counts in a known unit. */
export function countPer(part: OutcomeFigure | undefined, whole: OutcomeFigure | undefined) {
  const [a, b] = [countOf(part), countOf(whole)]
  return a && b && divide(a, b)
}

/**
 * 推算: the whole of which these counts are a share that was published apart. Never data: to be shown with its assumption, that
 * both speak of the same people at the same time. Undefined where the share is no level in %.
 */
export function inferredWhole(parts: readonly OutcomeFigure[], share: OutcomeFigure | undefined): number | undefined {
  const counts = parts.map(countOf)
  if (share?.kind !== 'level' || share.measure !== '%' || !(share.value > 0)) return undefined
  if (!counts.length || counts.some((count) => count?.unit !== counts[0]?.unit)) return undefined
  return parts.reduce((sum, { value }) => sum + value, 0) / (share.value / 100)
}

const KNOWN = ['人次', '人', '次', '种', '项', '条', '个', '名', '张', '件', '户', '份'] as const

function countOf(figure: OutcomeFigure | undefined): Quantity<(typeof KNOWN)[number]> | undefined {
  const unit = KNOWN.find((one) => one === figure?.measure)
  return figure?.kind === 'count' && unit ? quantity(figure.value, unit) : undefined
}
