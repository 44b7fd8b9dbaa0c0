import type { Company } from '../../randomCompany'
import { demandFigure } from './demands'
import { headcount } from './headcount'
import { applies, NOTHING, ratioOf, type Figure, type Where } from './place'
import { assessmentFigure, outcomeFigure, proposalFigure, serviceFigure } from './registers'
import { sentimentFigure } from './sentiment'
import { trainingFigure } from './training'

const HEADS: Readonly<Record<string, readonly [string, string]>> = {
  certified_rate: ['持证操作岗人数', '操作岗人数'],
  skilled_share: ['技能人才人数', '在册人数'],
  high_skilled_share: ['高技能人才', '技能人才人数'],
  membership_rate: ['工会会员', '在册人数'],
}

const SUBJECTS: readonly [ids: string, figure: (company: Company, id: string, where: Where, key?: string) => Figure][] =
  [
    ['favourable neutral unfavourable score index enps respondents participation return_rate', sentimentFigure],
    ['attendances exam_attendances trained_people coverage per_capita turnout pass_rate', trainingFigure],
    ['party_score business_score gap lost_points ceiling_share streak', assessmentFigure],
    ['proposal_participation adoption_rate implementation_rate rejection_rate value_created', proposalFigure],
    ['assistance_rate household_amount mediation_rate', serviceFigure],
    ['plan_completion target_gap', outcomeFigure],
  ]

/** One metric straight from the rows of the files; `key` tells sides or indicators apart. */
export function figureOf(company: Company, id: string, where: Where, key = ''): Figure {
  const heads = HEADS[id]
  if (heads) {
    if (!applies('headcount', where) && !applies('roster', where)) return NOTHING
    const { sums } = headcount(company, where, heads)
    return ratioOf(sums[0] ?? null, sums[1] ?? null)
  }
  const found = SUBJECTS.find(([ids]) => ids.split(' ').includes(id))
  return (found?.[1] ?? demandFigure)(company, id, where, key)
}
