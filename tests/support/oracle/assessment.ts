import { at, number, read } from '../../data/sample'

export interface BranchScore {
  unit: string
  team: string
  score: number
  full: number
}

/** Sums of the items, branch by branch. */
export function branches(quarter: string, side: '党建' | '业务', unit?: string): BranchScore[] {
  const found = new Map<string, BranchScore>()
  for (const row of read('assessment')) {
    if (at(row, '季度') !== quarter || at(row, '考核侧') !== side) continue
    if (unit && at(row, '单位') !== unit) continue
    const team = at(row, '区队').replace('党支部', '')
    const branch = found.get(team) ?? { unit: at(row, '单位'), team, score: 0, full: 0 }
    branch.score += number(row, '得分')
    branch.full += number(row, '满分')
    found.set(team, branch)
  }
  return [...found.values()].filter((branch) => branch.full === 100)
}

export function meanOf(scores: readonly BranchScore[]): number {
  let total = 0
  for (const { score } of scores) total += score
  return total / scores.length
}

export function trendOf(quarter: string, unit?: string) {
  return (['党建', '业务'] as const).map((side) => {
    const scores = branches(quarter, side, unit)
    let [min, max] = [Infinity, -Infinity]
    for (const { score } of scores) [min, max] = [Math.min(min, score), Math.max(max, score)]
    return {
      quarter,
      side: side === '党建' ? 'party' : 'business',
      mean: meanOf(scores),
      min,
      max,
      branches: scores.length,
    }
  })
}
