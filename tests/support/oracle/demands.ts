import { at, isoOf, quarterOf, read, type Row } from '../../data/sample'

/** What a reader of the CSV would count: no SQL, no shared code with the product. */
export interface Where {
  quarter?: string
  from?: string
  unit?: string
  team?: string
  /** Header → cell. */
  cells?: Readonly<Record<string, string>>
}

export const AS_OF = '2026-09-30'

export function demandsWhere({ quarter, from, unit, team, cells = {} }: Where): Row[] {
  const found: Row[] = []
  for (const row of read('demands')) {
    const when = quarterOf(at(row, '登记日期'))
    if (quarter && (from ? when < from || when > quarter : when !== quarter)) continue
    if (unit && at(row, '单位') !== unit) continue
    if (team && at(row, '区队') !== team) continue
    let fits = true
    for (const [header, cell] of Object.entries(cells)) if (at(row, header) !== cell) fits = false
    if (fits) found.push(row)
  }
  return found
}

export function loop(rows: readonly Row[]) {
  const count = { submitted: 0, accepted: 0, rejected: 0, closed: 0, rated: 0, satisfied: 0 }
  for (const row of rows) {
    const status = at(row, '状态')
    count.submitted += 1
    if (at(row, '受理日期') !== '' || status !== '待受理') count.accepted += 1
    if (status === '不予受理') count.rejected += 1
    if (status !== '已办结') continue
    count.closed += 1
    if (at(row, '办理满意度') === '') continue
    count.rated += 1
    if (Number(at(row, '办理满意度')) >= 4) count.satisfied += 1
  }
  const { submitted, accepted, rejected, closed, rated, satisfied } = count
  const stage = (name: string, part: number, whole: number) => ({
    stage: name,
    demand_count: part,
    denominator: whole,
    rate: whole ? part / whole : null,
  })
  return [
    stage('submitted', submitted, submitted),
    stage('accepted', accepted, submitted),
    stage('rejected', rejected, submitted),
    stage('closed', closed, submitted - rejected),
    stage('rated', rated, closed),
    stage('satisfied', satisfied, rated),
  ]
}

/** Counts, shares and rates per quarter and category; `headcount` of the node by quarter, if it can be divided by. */
export function trend(rows: readonly Row[], headcount: ReadonlyMap<string, number>) {
  const quarters = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const quarter = quarterOf(at(row, '登记日期'))
    const category = at(row, '需求类别')
    const counts = quarters.get(quarter) ?? new Map<string, number>()
    counts.set(category, (counts.get(category) ?? 0) + 1)
    quarters.set(quarter, counts)
  }
  const cells = []
  for (const [quarter, counts] of quarters) {
    let total = 0
    for (const count of counts.values()) total += count
    for (const [category, count] of counts) {
      const heads = headcount.get(quarter)
      cells.push({
        quarter,
        category,
        demand_count: count,
        share: count / total,
        demand_rate: heads ? (count / heads) * 100 : null,
      })
    }
  }
  return cells
}

const ATTRIBUTES = ['岗位', '年龄段', '工龄', '性别', '是否党员']

/** Numbers of the demands whose worker attributes fewer than five of the rows share. */
export function rareOnes(rows: readonly Row[]): Set<string> {
  const rare = new Set<string>()
  for (const row of rows) {
    let alike = 0
    for (const other of rows) if (ATTRIBUTES.every((name) => at(row, name) === at(other, name))) alike += 1
    if (alike < 5) rare.add(at(row, '编号'))
  }
  return rare
}

/** Newest first; what was submitted on one day, the later line first. */
export function newestFirst(rows: readonly Row[]): string[] {
  const lines = new Map(rows.map((row, index) => [row, index]))
  const sorted = [...rows].sort((a, b) => {
    const [x, y] = [isoOf(at(a, '登记日期')), isoOf(at(b, '登记日期'))]
    return x === y ? (lines.get(b) ?? 0) - (lines.get(a) ?? 0) : x < y ? 1 : -1
  })
  return sorted.map((row) => at(row, '编号'))
}
