import type { Company } from '../../randomCompany'
import { addDays, daysBetween, lastDayOf, type Cells } from '../../randomCompany/draw'
import { headcount } from './headcount'
import { applies, cell, history, knownQuarters, NOTHING, ratioOf, within, type Figure, type Where } from './place'

const IMPORT_DAY = '2026-10-15'
const GOOD = ['4', '5', '满意', '非常满意', '比较满意']

/** The latest day on which anything happened, days to come left out. */
export function asOfDay(company: Company): string {
  let latest = ''
  for (const row of company.tables.demands) {
    for (const name of ['登记日期', '受理日期', '办结日期']) {
      const day = cell(row, name)
      if (day <= IMPORT_DAY && day > latest) latest = day
    }
  }
  return latest
}

interface State {
  accepted: boolean
  rejected: boolean
  closed: boolean
  /** The day of closure, where it is known. */
  closedOn: string
}

export function stateOf(row: Cells): State {
  const [accepted, closed] = [cell(row, '受理日期') !== '', cell(row, '办结日期')]
  const state = cell(row, '状态') || (closed !== '' ? '已办结' : accepted ? '办理中' : '待受理')
  return {
    accepted: accepted || state !== '待受理',
    rejected: state === '不予受理',
    closed: state === '已办结',
    closedOn: closed,
  }
}

/** What stood on a day: closures without a known day have not happened, rejections without one have from the start. */
function stateOn(row: Cells, day: string): State {
  const now = stateOf(row)
  const closed = now.closed && now.closedOn !== '' && now.closedOn <= day
  const rejected = now.rejected && (now.closedOn === '' || now.closedOn <= day)
  const accepted = (cell(row, '受理日期') !== '' && cell(row, '受理日期') <= day) || closed || rejected
  return { accepted, rejected, closed, closedOn: now.closedOn }
}

/** true: in the numerator; false: in the denominator only; undefined: in neither. */
type Flag = (row: Cells, state: State, day: string) => boolean | undefined

const yesNo =
  (name: string): Flag =>
  (row) =>
    cell(row, name) === '' ? undefined : cell(row, name) === '是'

const onTime: Flag = (row, { rejected, closed, closedOn }, day) => {
  const due = cell(row, '办理时限')
  if (rejected || due === '') return undefined
  if (closed) return closedOn === '' ? undefined : closedOn <= due
  return due < day ? false : undefined
}

export const FLAGS: Readonly<Record<string, Flag>> = {
  acceptance_rate: (_, { accepted }) => accepted,
  closure_rate: (_, { rejected, closed }) => (rejected ? undefined : closed),
  on_time_rate: onTime,
  overdue_rate: (row, state, day) => {
    const on = onTime(row, state, day)
    return on === undefined ? undefined : !on
  },
  resolved_rate: yesNo('是否解决'),
  satisfied_rate: (row, { closed }) =>
    closed && cell(row, '办理满意度') !== '' ? GOOD.includes(cell(row, '办理满意度')) : undefined,
  followup_rate: (row, { closed }) => (closed ? cell(row, '办理满意度') !== '' : undefined),
  repeat_rate: yesNo('是否重复诉求'),
  escalation_rate: yesNo('是否上报党组织'),
}

export function demandFigure(company: Company, id: string, where: Where): Figure {
  if (!applies('demands', where)) return NOTHING
  const ever = history(company, 'demands', where)
  const known = knownQuarters(company, 'demands')
  const rows = within(ever, where.quarters)
  const counted = ever.length > 0 && where.quarters.every((quarter) => known.has(quarter)) ? rows.length : null
  if (id === 'demand_count') return { part: counted, value: counted }
  if (id === 'demand_rate') return ratioOf(counted, headcount(company, where, ['在册人数']).mean, 100)
  if (id === 'backlog') return backlog(ever, where, counted !== null)
  const flag = FLAGS[id]
  if (!flag) throw new Error(`no oracle for ${id}`)
  if (counted === null) return NOTHING
  let [part, whole] = [0, 0]
  for (const row of rows) {
    const day = where.age === undefined ? where.asOf : addDays(lastDayOf(cell(row, '季度')), where.age)
    const state = where.age === undefined ? stateOf(row) : stateOn(row, day)
    const found = flag(row, state, day)
    if (found !== undefined) whole += 1
    if (found) part += 1
  }
  return ratioOf(part, whole)
}

/** Closed, or accepted, nobody knows when: no comparison at equal age. */
export function undated(company: Company, id: string, where: Where): number {
  let count = 0
  for (const row of within(history(company, 'demands', where), where.quarters)) {
    const { accepted, rejected, closed, closedOn } = stateOf(row)
    const unknown = closedOn === '' || closedOn > IMPORT_DAY
    if (id === 'acceptance_rate' ? accepted && !rejected && cell(row, '受理日期') === '' && unknown : closed && unknown)
      count += 1
  }
  return count
}

/** Every demand that came by the quarter's end, less those that had left. */
function backlog(ever: readonly Cells[], { quarters }: Where, known: boolean): Figure {
  const quarter = quarters.at(-1) ?? ''
  if (!known) return NOTHING
  let open = 0
  for (const row of ever) {
    if (cell(row, '季度') > quarter) continue
    const { rejected, closed, closedOn } = stateOf(row)
    const later = closedOn !== '' && closedOn <= IMPORT_DAY && closedOn > lastDayOf(quarter)
    if (!(closed || rejected) || later) open += 1
  }
  return { part: open, value: open }
}

/** Durations one by one: the median is the first day on which half of what was at risk has ended. */
export function closureDays(company: Company, where: Where, share: number): number | null {
  const cases: { day: number; ended: boolean }[] = []
  if (!applies('demands', where)) return null
  for (const row of within(history(company, 'demands', where), where.quarters)) {
    const { rejected, closed, closedOn } = stateOf(row)
    const submitted = cell(row, '登记日期')
    if (rejected || submitted === '' || submitted > where.asOf) continue
    if (closed && (closedOn === '' || closedOn > IMPORT_DAY || closedOn < submitted)) continue
    cases.push({ day: daysBetween(submitted, closed ? closedOn : where.asOf), ended: closed })
  }
  let survival = 1
  for (const day of [...new Set(cases.map((one) => one.day))].sort((a, b) => a - b)) {
    let [risk, ended] = [0, 0]
    for (const one of cases) {
      if (one.day >= day) risk += 1
      if (one.day === day && one.ended) ended += 1
    }
    survival *= (risk - ended) / risk
    if (ended > 0 && survival <= 1 - share + 1e-12) return day
  }
  return null
}
