import { at, quarterOf, type Row } from '../../data/sample'
import { headcountOf } from './training'

/** What a reader of the CSV would count for the charts of the demands page: plain loops, no SQL, no code of the product. */
type Place = readonly [org: string, place: { unit?: string; team?: string }]

/** The unit or team that a row belongs to one level below a place. */
export const UNITS: readonly Place[] = ['三号井', '五号井', '机运处', '洗选厂'].map((unit) => [
  `华岳矿业/${unit}`,
  { unit },
])

export function teamsOf(unit: string, rows: readonly Row[]): Place[] {
  const names = new Set<string>()
  for (const row of rows) if (at(row, '单位') === unit) names.add(at(row, '区队'))
  return [...names].map((team) => [`华岳矿业/${unit}/${team}`, { unit, team }])
}

export const inPlace = (row: Row, { unit, team }: Place[1]): boolean =>
  (!unit || at(row, '单位') === unit) && (!team || at(row, '区队') === team)

/** Demands and demands per 100 workers of each place; no rate where `divide` is false. */
export function units(rows: readonly Row[], places: readonly Place[], quarter: string, divide = true) {
  return places.flatMap(([org, place]) => {
    let count = 0
    for (const row of rows) if (inPlace(row, place) && quarterOf(at(row, '登记日期')) === quarter) count += 1
    const heads = divide ? headcountOf('在册人数', quarter, place) || null : null
    if (!count && !heads) return []
    return [{ org, demand_count: count, headcount: heads, demand_rate: heads ? (count / heads) * 100 : null }]
  })
}

/** What was in hand and what moved, quarter by quarter: each demand looked at on its own. */
export function backlog(rows: readonly Row[], quarters: readonly string[]) {
  return quarters.map((quarter) => {
    const count = { opening: 0, new: 0, closed: 0, rejected: 0, closing: 0 }
    for (const row of rows) {
      const came = quarterOf(at(row, '登记日期'))
      const status = at(row, '状态')
      const over = status === '已办结' || status === '不予受理'
      const date = at(row, '办结日期')
      const dated = date === '' ? came : quarterOf(date)
      const left = !over ? '9999Q4' : dated < came ? came : dated
      if (came < quarter && left >= quarter) count.opening += 1
      if (came === quarter) count.new += 1
      if (left === quarter && status === '已办结') count.closed += 1
      if (left === quarter && status === '不予受理') count.rejected += 1
      if (came <= quarter && left > quarter) count.closing += 1
    }
    return { quarter, ...count }
  })
}

const dayOf = (date: string): number => {
  const [year = 0, month = 0, day = 0] = date.split(/[-/]/).map(Number)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

/** Share not yet closed after each number of days, multiplied up day by day; how many were still followed then. */
export function closure(rows: readonly Row[], category: string, asOf: string) {
  const durations: { days: number; closed: boolean }[] = []
  for (const row of rows) {
    if (at(row, '需求类别') !== category || at(row, '状态') === '不予受理') continue
    const closed = at(row, '状态') === '已办结'
    const end = closed ? at(row, '办结日期') : asOf
    if (end === '') continue
    const days = dayOf(end) - dayOf(at(row, '登记日期'))
    if (days >= 0) durations.push({ days, closed })
  }
  const days = [...new Set([0, ...durations.map((one) => one.days)])].sort((a, b) => a - b)
  let share = 1
  return days.map((day) => {
    const followed = durations.filter((one) => one.days >= day).length
    const ended = durations.filter((one) => one.days === day && one.closed).length
    if (followed) share *= 1 - ended / followed
    return { category, day, still_open: share, at_risk: followed }
  })
}

/** Counts of two quarters by the value of a column, and what moved. */
export function change(rows: readonly Row[], nameOf: (row: Row) => string, previous: string, quarter: string) {
  const counts = new Map<string, { previous: number; current: number }>()
  for (const row of rows) {
    const when = quarterOf(at(row, '登记日期'))
    if (when !== previous && when !== quarter) continue
    const count = counts.get(nameOf(row)) ?? { previous: 0, current: 0 }
    if (when === previous) count.previous += 1
    else count.current += 1
    counts.set(nameOf(row), count)
  }
  return [...counts].map(([key, count]) => ({ key, ...count, change: count.current - count.previous }))
}

/** What is open on a day, by category and days since submission; what was due before that day is overdue. */
export function ageing(rows: readonly Row[], asOf: string) {
  const found = new Map<string, { category: string; bucket: string; demand_count: number; overdue_count: number }>()
  for (const row of rows) {
    if (at(row, '状态') === '已办结' || at(row, '状态') === '不予受理') continue
    const days = dayOf(asOf) - dayOf(at(row, '登记日期'))
    const bucket = days < 8 ? '0–7' : days < 16 ? '8–15' : days < 31 ? '16–30' : days < 61 ? '31–60' : '>60'
    const category = at(row, '需求类别')
    const cell = found.get(category + bucket) ?? { category, bucket, demand_count: 0, overdue_count: 0 }
    cell.demand_count += 1
    if (at(row, '办理时限') !== '' && dayOf(at(row, '办理时限')) < dayOf(asOf)) cell.overdue_count += 1
    found.set(category + bucket, cell)
  }
  return [...found.values()]
}

export function channels(rows: readonly Row[]) {
  const found = new Map<string, { count: number; closed: number; rejected: number }>()
  for (const row of rows) {
    const own = found.get(at(row, '渠道')) ?? { count: 0, closed: 0, rejected: 0 }
    own.count += 1
    if (at(row, '状态') === '已办结') own.closed += 1
    if (at(row, '状态') === '不予受理') own.rejected += 1
    found.set(at(row, '渠道'), own)
  }
  return [...found].map(([channel, { count, closed, rejected }]) => ({
    channel,
    demand_count: count,
    closure_rate: count > rejected ? closed / (count - rejected) : null,
  }))
}

/** Every place × every category that occurs, with the place's workers. */
export function cells(rows: readonly Row[], places: readonly Place[], quarter: string, divide = true) {
  const categories = [...new Set(rows.map((row) => at(row, '需求类别')))]
  return places.flatMap(([org, place]) => {
    const own = rows.filter((row) => inPlace(row, place))
    const heads = divide ? headcountOf('在册人数', quarter, place) || null : null
    if (!own.length && !heads) return []
    return categories.map((category) => {
      let count = 0
      for (const row of own) if (at(row, '需求类别') === category) count += 1
      return { org, category, demand_count: count, headcount: heads, demand_rate: heads ? (count / heads) * 100 : null }
    })
  })
}

/** Share of each category in each value of a column, against its share among all rows that have one. */
export function segments(rows: readonly Row[], attribute: string, header: string, canonical: (cell: string) => string) {
  const filled = rows.filter((row) => at(row, header) !== '')
  const categories = [...new Set(rows.map((row) => at(row, '需求类别')))]
  const count = (value: string | undefined, category: string | undefined): number => {
    let total = 0
    for (const row of filled) {
      if (value !== undefined && at(row, header) !== value) continue
      if (category === undefined || at(row, '需求类别') === category) total += 1
    }
    return total
  }
  return [...new Set(filled.map((row) => at(row, header)))].flatMap((value) =>
    categories.map((category) => ({
      attribute,
      value: canonical(value),
      category,
      demand_count: count(value, category),
      index:
        (count(value, category) /
          count(value, undefined) /
          (count(undefined, category) / count(undefined, undefined))) *
        100,
      suppressed: false,
    })),
  )
}

/** Chance of exactly k of n, multiplied out. */
function exactly(k: number, n: number, p: number): number {
  let chance = (1 - p) ** (n - k)
  for (let i = 1; i <= k; i += 1) chance *= ((n - k + i) / i) * p
  return chance
}

/** The interpolated lower limit of metrics.md: the smallest r whose chance of at most r reaches the tail. */
function lower(n: number, p: number, tail: number): number {
  let [sum, before, r] = [exactly(0, n, p), 0, 0]
  while (sum < tail) {
    r += 1
    before = sum
    sum += exactly(r, n, p)
  }
  return Math.max(0, (r - (sum - tail) / (sum - before)) / n)
}

/** Closed of eligible demands of each place, with the limits of chance around all of them and the range of ranks. */
export function league(rows: readonly Row[], places: readonly Place[]) {
  const units = places.flatMap(([org, place]) => {
    const own = rows.filter((row) => inPlace(row, place))
    if (!own.length) return []
    const eligible = own.filter((row) => at(row, '状态') !== '不予受理').length
    return [{ org, closed: own.filter((row) => at(row, '状态') === '已办结').length, eligible }]
  })
  const heard = units.filter(({ eligible }) => eligible > 0)
  const n = heard.reduce((sum, unit) => sum + unit.eligible, 0)
  const p = heard.reduce((sum, unit) => sum + unit.closed, 0) / n
  const z = heard
    .map((unit) => (unit.closed / unit.eligible - p) / Math.sqrt((p * (1 - p)) / unit.eligible))
    .sort((a, b) => a - b)
  const drawn = Math.floor(z.length / 10)
  const [first = 0, last = 0] = [z[drawn], z[z.length - 1 - drawn]]
  let phi = 0
  for (const one of z) phi += Math.min(last, Math.max(first, one)) ** 2 / z.length
  const wide = phi > 1 + 2 * Math.sqrt(2 / heard.length) ? Math.sqrt(phi) : 1
  const limits = (size: number, tail: number) => [
    Math.max(0, p - (p - lower(size, p, tail)) * wide),
    Math.min(1, p + (1 - lower(size, 1 - p, tail) - p) * wide),
  ]
  /** Wilson's interval. */
  const interval = ({ closed, eligible: size }: (typeof units)[number]) => {
    const [share, zz] = [closed / size, 1.959963984540054 ** 2]
    const half = Math.sqrt((share * (1 - share)) / size + zz / (4 * size * size)) * Math.sqrt(zz)
    return [
      (share + zz / (2 * size) - half) / (1 + zz / size),
      (share + zz / (2 * size) + half) / (1 + zz / size),
    ] as const
  }
  return units.map((unit) => {
    if (!unit.eligible) return { ...unit, closure_rate: null }
    const [low95, high95] = limits(unit.eligible, 0.025)
    const [low998, high998] = limits(unit.eligible, 0.001)
    const own = interval(unit)
    return {
      ...unit,
      closure_rate: unit.closed / unit.eligible,
      low95,
      high95,
      low998,
      high998,
      rank_low: 1 + heard.filter((other) => interval(other)[0] > own[1]).length,
      rank_high: heard.length - heard.filter((other) => interval(other)[1] < own[0]).length,
    }
  })
}
