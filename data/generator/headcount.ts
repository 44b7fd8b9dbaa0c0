import { quarters } from './calendar'
import { orgOf, ORG_HEADER, teams } from './company'
import { missingHeadcount } from './stories'
import type { Table } from './table'
import { isValidOn, SKILL_LEVELS, staffOf } from './workforce'

/** D0: one row per quarter × team, counted from the people. */
export const headcount = (): Table => ({
  header: [
    '季度',
    ...ORG_HEADER,
    '在册人数',
    '操作岗人数',
    '持证操作岗人数',
    '技能人才人数',
    ...SKILL_LEVELS,
    '工会会员',
    '党员',
  ],
  rows: quarters.flatMap((quarter) =>
    teams
      .filter((team) => team.unit !== missingHeadcount.unit || quarter.index !== missingHeadcount.quarter)
      .map((team) => {
        const staff = staffOf(team, quarter.index)
        const operators = staff.filter((worker) => worker.position.certificate !== undefined)
        const certified = operators.filter((worker) => worker.certificates.some((one) => isValidOn(one, quarter.last)))
        const skilled = staff.flatMap(({ skill }) => (skill && skill.since <= quarter.index ? [skill.level] : []))
        return [
          quarter.name,
          ...orgOf(team),
          staff.length,
          operators.length,
          certified.length,
          skilled.length,
          ...SKILL_LEVELS.map((level) => skilled.filter((held) => held === level).length),
          staff.filter((worker) => worker.member).length,
          staff.filter((worker) => worker.party).length,
        ]
      }),
  ),
})
