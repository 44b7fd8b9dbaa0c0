import type { DataColumn } from '@/grammar/column'
import { defineDataset } from '@/grammar/dataset'
import { quarter } from './shared'

const count = { type: 'integer', min: 0 } as const satisfies Partial<DataColumn>

/** Levels of skill, lowest first; the two highest exist only where they have been introduced. */
const LEVELS = `level_junior + level_intermediate + level_senior + level_technician + level_senior_technician
  + coalesce(level_master, 0) + coalesce(level_chief, 0)`

/** D0: one row per quarter and organisation; the denominator of every rate. */
export default defineDataset({
  id: 'headcount',
  signature: ['headcount'],
  filters: ['quarter', 'org'],
  key: ['quarter', 'org'],
  columns: {
    quarter,
    headcount: {
      ...count,
      headers: [
        '在册人数',
        '在册职工人数',
        '职工人数',
        '在册职工',
        '职工总数',
        '员工人数',
        '员工总数',
        '总人数',
        '期末人数',
        '人数',
        'headcount',
      ],
      required: true,
      example: '198',
    },
    operators: {
      ...count,
      headers: ['操作岗人数', '操作岗', '操作岗位人数', '操作人员', '操作工人数', '一线操作人数', 'operators'],
      example: '50',
    },
    certified: {
      ...count,
      headers: [
        '持证操作岗人数',
        '持有效证书的操作岗人数',
        '操作岗持证人数',
        '持证人数',
        '持证上岗人数',
        '持证人员',
        'certified',
      ],
      example: '49',
    },
    skilled: {
      ...count,
      headers: ['技能人才人数', '技能人才', '技能人才数', '技能人才总数', '技能人员', 'skilled'],
      otherwise: LEVELS,
      example: '106',
    },
    level_junior: { ...count, headers: ['初级工', '初级工人数', '初级', '五级工', 'level_junior'], example: '52' },
    level_intermediate: {
      ...count,
      headers: ['中级工', '中级工人数', '中级', '四级工', 'level_intermediate'],
      example: '31',
    },
    level_senior: { ...count, headers: ['高级工', '高级工人数', '高级', '三级工', 'level_senior'], example: '12' },
    level_technician: { ...count, headers: ['技师', '技师人数', '二级工', 'level_technician'], example: '8' },
    level_senior_technician: {
      ...count,
      headers: ['高级技师', '高级技师人数', '一级工', 'level_senior_technician'],
      example: '2',
    },
    level_master: { ...count, headers: ['特级技师', '特级技师人数', 'level_master'], example: '1' },
    level_chief: { ...count, headers: ['首席技师', '首席技师人数', 'level_chief'], example: '0' },
    union_members: {
      ...count,
      headers: ['工会会员', '工会会员人数', '工会会员数', '会员人数', '会员数', 'union_members'],
      example: '197',
    },
    party_members: {
      ...count,
      headers: ['党员', '党员人数', '党员数', '中共党员', '在册党员', 'party_members'],
      example: '41',
    },
  },
  checks: [
    { id: 'certified-above-operators', severity: 'error', finds: 'certified > operators', column: 'certified' },
    { id: 'operators-above-headcount', severity: 'error', finds: 'operators > headcount', column: 'operators' },
    { id: 'skilled-above-headcount', severity: 'error', finds: 'skilled > headcount', column: 'skilled' },
    { id: 'levels-not-skilled', severity: 'warning', finds: `skilled <> ${LEVELS}`, column: 'skilled' },
    { id: 'members-above-headcount', severity: 'warning', finds: 'union_members > headcount', column: 'union_members' },
    { id: 'party-above-headcount', severity: 'warning', finds: 'party_members > headcount', column: 'party_members' },
  ],
})
