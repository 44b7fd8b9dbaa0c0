import { at, number, quarterOf, read, type Row } from '../../data/sample'

const tables = new Map<string, Row[]>()
/** The file's rows, parsed once. */
function rowsOf(name: string): Row[] {
  const rows = tables.get(name) ?? read(name)
  tables.set(name, rows)
  return rows
}

export interface Place {
  unit?: string
  team?: string
}

const inside = (row: Readonly<Record<string, string>>, { unit, team }: Place): boolean =>
  (!unit || at(row, '单位') === unit) && (!team || at(row, '区队') === team)

export function quartersTo(last: string, many: number): string[] {
  const names: string[] = []
  let [year, quarter] = [Number(last.slice(0, 4)), Number(last.slice(5))]
  while (names.length < many) {
    names.unshift(`${year}Q${quarter}`)
    quarter -= 1
    if (quarter === 0) [year, quarter] = [year - 1, 4]
  }
  return names
}

/** A column of D0 summed over the teams of a place; a team that sent nothing counts with its latest of the four quarters before. */
export function headcountOf(column: string, quarter: string, place: Place): number {
  const teams = new Map<string, Map<string, number>>()
  for (const row of rowsOf('headcount')) {
    if (!inside(row, place)) continue
    const key = `${at(row, '单位')}/${at(row, '区队')}`
    const own = teams.get(key) ?? new Map<string, number>()
    own.set(at(row, '季度'), number(row, column))
    teams.set(key, own)
  }
  let total = 0
  for (const own of teams.values()) {
    for (const candidate of quartersTo(quarter, 5).reverse()) {
      const value = own.get(candidate)
      if (value === undefined) continue
      total += value
      break
    }
  }
  return total
}

/** Coverage of one quarter: people by 工号, attendances without 考试. */
export function coverage(quarter: string, place: Place, position?: string) {
  const people = new Set<string>()
  let attendances = 0
  for (const row of rowsOf('training')) {
    if (quarterOf(at(row, '培训日期')) !== quarter || !inside(row, place)) continue
    if (position && at(row, '岗位') !== position) continue
    if (at(row, '培训类别') === '考试') continue
    attendances += number(row, '参训人次')
    if (at(row, '工号') !== '') people.add(at(row, '工号'))
  }
  const headcount = position ? null : headcountOf('在册人数', quarter, place)
  return {
    quarter,
    trained_people: people.size,
    headcount,
    coverage: headcount ? people.size / headcount : null,
    attendances,
    per_capita: headcount ? attendances / headcount : null,
    target: null,
  }
}

/** Operators and certified ones of the places given, the lowest rate first. */
export function certificates(quarter: string, places: readonly { org: string; place: Place }[]) {
  const rows = places.map(({ org, place }) => {
    const certified = headcountOf('持证操作岗人数', quarter, place)
    const operators = headcountOf('操作岗人数', quarter, place)
    return { org, certified, operators, certified_rate: operators ? certified / operators : null }
  })
  return rows.sort((a, b) => (a.certified_rate ?? 2) - (b.certified_rate ?? 2) || b.operators - a.operators)
}
