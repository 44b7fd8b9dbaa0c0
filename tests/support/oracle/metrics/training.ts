import type { Company } from '../../randomCompany'
import type { Cells } from '../../randomCompany/draw'
import { headcount, rosterOf } from './headcount'
import {
  applies,
  cell,
  history,
  isBelow,
  knownQuarters,
  NOTHING,
  num,
  ratioOf,
  within,
  type Figure,
  type Where,
} from './place'

export const isExam = (row: Cells) => cell(row, '培训类别') === '考试'
const isSummary = (row: Cells) => ['工号', '岗位', '性别', '是否党员'].every((name) => cell(row, name) === '')

/** A number given counts one where the attendance is not stated. */
export const attended = (row: Cells): number | null => num(row, '参训人次') ?? (cell(row, '工号') ? 1 : null)

/** Summaries about the same course, of the node or between the node and the row, already contain it. */
export function contained(row: Cells, rows: readonly Cells[], where: Where): boolean {
  if (!isSummary(row)) return false
  const org = cell(row, '单位路径')
  return rows.some(
    (other) =>
      isSummary(other) &&
      cell(other, '单位路径') !== org &&
      isBelow(org, cell(other, '单位路径')) &&
      isBelow(cell(other, '单位路径'), where.org) &&
      ['季度', '培训类别', '课程'].every((name) => cell(other, name) === cell(row, name)),
  )
}

export function trainingFigure(company: Company, id: string, where: Where): Figure {
  if (!applies('training', where)) return NOTHING
  if (id === 'trained_people' || id === 'coverage') return people(company, id, where)
  const ever = history(company, 'training', where)
  const here = ever.filter((row) => !contained(row, company.tables.training, where))
  const rows = within(here, where.quarters)
  const known = where.quarters.every((quarter) => knownQuarters(company, 'training').has(quarter)) && here.length > 0
  const sum = (name: 'attended' | 'planned' | 'passed', wanted: (row: Cells) => boolean) => {
    let total: number | null = null
    const read = {
      attended,
      planned: (row: Cells) => num(row, '应训人数'),
      passed: (row: Cells) => num(row, '合格人次'),
    }[name]
    for (const row of rows) if (wanted(row) && read(row) !== null) total = (total ?? 0) + (read(row) ?? 0)
    return total
  }
  const both = (name: string) => (row: Cells) => attended(row) !== null && num(row, name) !== null
  if (id !== 'per_capita' && !known) return NOTHING
  if (id === 'turnout') return ratioOf(sum('attended', both('应训人数')), sum('planned', both('应训人数')))
  if (id === 'pass_rate') return ratioOf(sum('passed', both('合格人次')), sum('attended', both('合格人次')))
  const exam = id === 'exam_attendances'
  const count = known ? (sum('attended', (row) => isExam(row) === exam) ?? 0) : null
  if (id !== 'per_capita') return { part: count, value: count }
  return ratioOf(count, headcount(company, where, ['在册人数']).mean)
}

/** People by their numbers; with a roster only those on it in the quarter of their training. */
function people(company: Company, id: string, where: Where): Figure {
  const heads = headcount(company, where, ['在册人数'])
  const trained = new Set<string>()
  const ever = history(company, 'training', where)
  let known = !where.own || ever.length > 0
  for (const quarter of where.quarters) {
    const some = company.tables.training.some(
      (row) => cell(row, '季度') === quarter && !isExam(row) && cell(row, '工号') !== '',
    )
    const rows = within(ever, [quarter]).filter((row) => !isExam(row))
    const named = rows.filter((row) => cell(row, '工号') !== '')
    if (!some || (rows.length > 0 && !named.length)) known = false
    const roster = id === 'coverage' && heads.roster ? rosterOf(company, where.org, quarter) : undefined
    for (const row of named) if (!roster || roster.has(cell(row, '工号'))) trained.add(cell(row, '工号'))
  }
  const count = known ? trained.size : null
  return id === 'coverage' ? ratioOf(count, heads.mean) : { part: count, value: count }
}
