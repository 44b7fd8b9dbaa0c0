import { at, isoOf, number, quarterOf, read, type Row } from '../../data/sample'

const demands = read('demands')
const heads = read('headcount')
const training = read('training')
const assessment = read('assessment')

export interface Place {
  unit?: string
  team?: string
  gender?: '男' | '女'
  party?: '是' | '否'
  category?: string
}

function here(row: Row, { unit, team }: Place): boolean {
  return (!unit || at(row, '单位') === unit) && (!team || at(row, '区队').replace('党支部', '') === team)
}

function lastDay(quarter: string): string {
  return `${quarter.slice(0, 4)}-${['03-31', '06-30', '09-30', '12-31'][Number(quarter[5]) - 1]}`
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How many days after the current quarter's end the data reach, at most 90. */
export function age(current: string, asOf: string): number {
  const days = (Date.parse(`${asOf}T00:00:00Z`) - Date.parse(`${lastDay(current)}T00:00:00Z`)) / 86_400_000
  return Math.min(90, Math.max(0, days))
}

export interface Handled {
  submitted: number
  tested: number
  onTime: number
  timed: number
  satisfied: number
  rated: number
  open: number
}

/** One quarter's demands as they stood on a day. */
export function handled(quarter: string, day: string, place: Place): Handled {
  const found: Handled = { submitted: 0, tested: 0, onTime: 0, timed: 0, satisfied: 0, rated: 0, open: 0 }
  for (const row of demands) {
    if (!here(row, place)) continue
    if (place.gender && at(row, '性别') !== place.gender) continue
    if (place.party && at(row, '是否党员') !== place.party) continue
    if (place.category && at(row, '需求类别') !== place.category) continue
    const [submitted, due, closed] = [isoOf(at(row, '登记日期')), at(row, '办理时限'), at(row, '办结日期')]
    if (submitted <= lastDay(quarter) && (closed === '' || closed > lastDay(quarter))) found.open += 1
    if (quarterOf(submitted) !== quarter) continue
    found.submitted += 1
    if (at(row, '是否重复诉求') !== '是') found.tested += 1
    const ended = closed !== '' && closed <= day
    const state = at(row, '状态')
    if (state === '不予受理' && ended) continue
    if (ended && state === '已办结') {
      if (due !== '') found.timed += 1
      if (due !== '' && closed <= due) found.onTime += 1
      const mark = at(row, '办理满意度')
      if (mark !== '') found.rated += 1
      if (mark === '4' || mark === '5') found.satisfied += 1
    } else if (due !== '' && due < day) found.timed += 1
  }
  return found
}

/** At equal age: as it stood `days` after the quarter's own end. */
export const handledAt = (quarter: string, days: number, place: Place): Handled =>
  handled(quarter, addDays(lastDay(quarter), days), place)

/** A team's missing quarter repeats the nearest earlier one, at most four back. */
export function headcount(quarter: string, place: Place): { heads: number; operators: number; certified: number } {
  const sum = { heads: 0, operators: 0, certified: 0 }
  const teams = new Set(heads.filter((row) => here(row, place)).map((row) => at(row, '区队')))
  for (const team of teams) {
    let wanted = quarter
    for (let step = 0; step <= 4; step++) {
      const row = heads.find((one) => at(one, '区队') === team && at(one, '季度') === wanted)
      if (row) {
        sum.heads += number(row, '在册人数')
        sum.operators += number(row, '操作岗人数')
        sum.certified += number(row, '持证操作岗人数')
        break
      }
      wanted = before(wanted)
    }
  }
  return sum
}

export function before(quarter: string, steps = 1): string {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter[5]) - 1 - steps
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`
}

/** People with at least one training in any of these quarters. */
export function trained(quarters: readonly string[], place: Place): number {
  const people = new Set<string>()
  for (const row of training) {
    if (!here(row, place) || at(row, '工号') === '' || at(row, '培训类别') === '考试') continue
    if (quarters.includes(quarterOf(at(row, '培训日期')))) people.add(at(row, '工号'))
  }
  return people.size
}

/** Mean of the branches' sums. */
export function score(quarter: string, side: '党建' | '业务', place: Place): { mean: number; branches: number } {
  const branches = new Map<string, number>()
  for (const row of assessment) {
    if (at(row, '季度') !== quarter || at(row, '考核侧') !== side || !here(row, place)) continue
    const name = at(row, '单位') + at(row, '区队')
    branches.set(name, (branches.get(name) ?? 0) + number(row, '得分'))
  }
  let sum = 0
  for (const value of branches.values()) sum += value
  return { mean: sum / branches.size, branches: branches.size }
}
