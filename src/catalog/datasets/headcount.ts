import type { DataColumn } from '@/grammar/column'
import { defineDataset } from '@/grammar/dataset'
import { quarter, workerColumns, workerFilters } from './shared'

const count = { type: 'integer', min: 0 } as const satisfies Partial<DataColumn>

/** Levels of skill, lowest first; the two highest exist only where they have been introduced. */
const LEVELS = `level_junior + level_intermediate + level_senior + level_technician + level_senior_technician
  + coalesce(level_master, 0) + coalesce(level_chief, 0)`

/** A row of a roster: someone with a number, or at least a name. */
const WHO = '(person_id IS NOT NULL OR worker IS NOT NULL)'

/** In a roster each worker is one, who has this level; unknown where no level is said. */
const holds = (level: string) => `CASE WHEN ${WHO} AND skill_level IS NOT NULL THEN CAST(${level} AS INTEGER) END`
const named = (...words: string[]) => `regexp_matches(skill_level, '${words.join('|')}')`
const top = named('首席', '特级')
const technician = named('技师', '^二级', '^一级')
const seniorTechnician = named('高级技师', '^一级')

/** Figures of model.headcount; each pair that makes a rate counts only what knows both. */
const headcountSums = [
  'headcount',
  'operators',
  'certified',
  'skilled',
  'high_skilled',
  'union_members',
  'party_members',
  'skill_known',
  'levels_known',
  'membership_known',
] as const

const inRoster = <Columns extends Record<string, DataColumn>>(columns: Columns): Columns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, { ...column, form: 'roster' }]),
  ) as unknown as Columns

/** One row per worker: who it is, and what makes a worker count. */
const roster = inRoster({
  person_id: {
    type: 'text',
    headers: ['工号', '员工编号', '职工编号', '人员编号', '员工号', '职工号', '人员编码', '员工工号', 'person_id'],
    otherwise: `CASE WHEN worker IS NOT NULL THEN left(md5(worker), 8) || '-' || line END`,
    example: '',
  },
  worker: { type: 'text', headers: ['姓名', '员工姓名', '职工姓名', '名字', 'worker'], transient: true, example: '' },
  ...workerColumns,
  // 党员 alone names the count of a summary
  party_member: {
    ...workerColumns.party_member,
    headers: ['是否党员', '政治面貌', '是否中共党员', 'party_member'],
  },
  skill_level: {
    type: 'dictionary',
    headers: ['技能等级', '职业技能等级', '技能级别', '技术等级', '职业资格等级', '工人技术等级', 'skill_level'],
    example: '',
  },
  on_post: {
    type: 'boolean',
    headers: ['是否操作岗', '操作岗位', '是否操作人员', '是否一线操作', 'on_post'],
    example: '',
  },
  holds_certificate: {
    type: 'boolean',
    headers: ['是否持证', '是否持证上岗', '持有效证书', '是否有证', '持证情况', 'holds_certificate'],
    trueWords: ['持证', '已持证'],
    falseWords: ['未持证', '无证'],
    example: '',
  },
  union_member: {
    type: 'boolean',
    headers: ['是否工会会员', '是否会员', '是否入会', '入会情况', 'union_member'],
    trueWords: ['会员', '已入会'],
    falseWords: ['未入会', '非会员'],
    example: '',
  },
} as const satisfies Record<string, DataColumn>)

/** D0: one row per quarter and organisation, or per worker (a roster, which is counted); the denominator of every rate. */
export default defineDataset({
  id: 'headcount',
  signature: ['headcount|person_id|worker'],
  filters: ['quarter', 'org', ...workerFilters],
  base: { rows: 'headcount_people', sums: headcountSums, marks: ['carried', 'roster'] },
  key: ['quarter', 'org', 'person_id'],
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
      otherwise: `CASE WHEN ${WHO} OR worker IS NOT NULL THEN 1 END`,
      example: '198',
    },
    operators: {
      ...count,
      headers: ['操作岗人数', '操作岗', '操作岗位人数', '操作人员', '操作工人数', '一线操作人数', 'operators'],
      otherwise: `CASE WHEN ${WHO} THEN CAST(on_post AS INTEGER) END`,
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
      otherwise: `CASE WHEN ${WHO} AND on_post THEN CAST(holds_certificate AS INTEGER) END`,
      example: '49',
    },
    skilled: {
      ...count,
      headers: ['技能人才人数', '技能人才', '技能人才数', '技能人才总数', '技能人员', 'skilled'],
      otherwise: `coalesce(${LEVELS}, CASE WHEN ${WHO} AND skill_level IS NOT NULL THEN 1 END)`,
      example: '106',
    },
    level_junior: {
      ...count,
      headers: ['初级工', '初级工人数', '初级', '五级工', 'level_junior'],
      otherwise: holds(named('初级', '^五级')),
      example: '52',
    },
    level_intermediate: {
      ...count,
      headers: ['中级工', '中级工人数', '中级', '四级工', 'level_intermediate'],
      otherwise: holds(named('中级', '^四级')),
      example: '31',
    },
    level_senior: {
      ...count,
      headers: ['高级工', '高级工人数', '高级', '三级工', 'level_senior'],
      otherwise: holds(`${named('高级', '^三级')} AND NOT ${named('技师')}`),
      example: '12',
    },
    level_technician: {
      ...count,
      headers: ['技师', '技师人数', '二级工', 'level_technician'],
      otherwise: holds(`${technician} AND NOT ${seniorTechnician} AND NOT ${top}`),
      example: '8',
    },
    level_senior_technician: {
      ...count,
      headers: ['高级技师', '高级技师人数', '一级工', 'level_senior_technician'],
      otherwise: holds(seniorTechnician),
      example: '2',
    },
    level_master: {
      ...count,
      headers: ['特级技师', '特级技师人数', 'level_master'],
      otherwise: holds(named('特级')),
      example: '1',
    },
    level_chief: {
      ...count,
      headers: ['首席技师', '首席技师人数', 'level_chief'],
      otherwise: holds(named('首席')),
      example: '0',
    },
    union_members: {
      ...count,
      headers: ['工会会员', '工会会员人数', '工会会员数', '会员人数', '会员数', 'union_members'],
      otherwise: `CASE WHEN ${WHO} THEN CAST(union_member AS INTEGER) END`,
      example: '197',
    },
    party_members: {
      ...count,
      headers: ['党员', '党员人数', '党员数', '中共党员', '在册党员', 'party_members'],
      otherwise: `CASE WHEN ${WHO} THEN CAST(party_member AS INTEGER) END`,
      example: '41',
    },
    ...roster,
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
