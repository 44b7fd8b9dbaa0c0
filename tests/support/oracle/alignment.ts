import { at, quarterOf, read } from '../../data/sample'

const demands = read('demands')
const rows = read('headcount')

/** Teams of a unit, or units of the company. */
export function childrenOf(unit: string | undefined): string[] {
  const names = rows.filter((row) => !unit || at(row, '单位') === unit).map((row) => at(row, unit ? '区队' : '单位'))
  return [...new Set(names)]
}

/** 办结率 as of today. */
export function closureRate(quarter: string, place: { unit?: string; team?: string }): number | null {
  let [closed, all] = [0, 0]
  for (const row of demands) {
    if (quarterOf(at(row, '登记日期')) !== quarter || at(row, '状态') === '不予受理') continue
    if ((place.unit && at(row, '单位') !== place.unit) || (place.team && at(row, '区队') !== place.team)) continue
    all += 1
    if (at(row, '状态') === '已办结') closed += 1
  }
  return all ? closed / all : null
}
