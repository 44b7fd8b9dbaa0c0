import type { DataColumn } from '@/grammar/column'
import type { OrgLevel } from '@/grammar/dataset'

/** Organisation columns, outermost first. A file may have any of them; a full path stands alone. */
export const orgLevels = [
  { id: 'path', headers: ['单位路径', '组织路径', '组织机构', '部门路径', 'org'] },
  { id: 'group', headers: ['集团', '集团公司', '总公司'] },
  { id: 'company', headers: ['公司', '子公司', '二级公司', '分公司'] },
  {
    id: 'unit',
    headers: ['单位', '矿', '厂', '二级单位', '所属单位', '单位名称', '矿井', '工厂', '所在单位', '填报单位'],
  },
  {
    id: 'team',
    headers: [
      '区队',
      '车间',
      '部门',
      '支部',
      '党支部',
      '所在部门',
      '所属部门',
      '区队名称',
      '部门名称',
      '支部名称',
      '科室',
      '科队',
      '基层党支部',
      '党支部名称',
    ],
  },
  { id: 'crew', headers: ['班组', '小组', '班组名称'] },
] as const satisfies readonly OrgLevel[]

export const quarter = {
  type: 'quarter',
  headers: ['季度', '统计季度', '所属季度', '考核季度', '填报季度', '报告期', '统计期', 'quarter'],
  example: '2026Q3',
} as const satisfies DataColumn

/** Worker attributes, the same in every dataset that carries them. */
export const workerColumns = {
  position: {
    type: 'dictionary',
    headers: ['岗位', '工种', '岗位名称', '职务', '岗位类别', 'position'],
    example: '采煤工',
  },
  age_band: {
    type: 'band',
    headers: ['年龄段', '年龄', '年龄区间', '您的年龄', 'age_band'],
    bands: { upTo: [35, 45, 55], labels: ['≤35', '36–45', '46–55', '≥56'] },
    example: '36–45',
  },
  seniority: {
    type: 'band',
    headers: ['工龄', '工作年限', '工龄段', '司龄', '您的工龄', 'seniority'],
    bands: { upTo: [5, 15, 25], labels: ['≤5', '6–15', '16–25', '≥26'] },
    example: '6–15',
  },
  education: {
    type: 'dictionary',
    headers: ['文化程度', '学历', '最高学历', '受教育程度', 'education'],
    example: '大专',
  },
  gender: {
    type: 'choice',
    headers: ['性别', '您的性别', 'gender'],
    choices: { male: ['男', '男性', 'M'], female: ['女', '女性', 'F'] },
    example: '男',
  },
  party_member: {
    type: 'boolean',
    headers: ['是否党员', '党员', '政治面貌', '是否中共党员', 'party_member'],
    trueWords: ['党员', '中共党员', '预备党员', '中共预备党员'],
    falseWords: ['群众', '共青团员', '团员', '民主党派', '无党派人士', '入党积极分子', '普通群众'],
    example: '否',
  },
  employment: { type: 'dictionary', headers: ['用工形式', '用工性质', '用工类型', 'employment'], example: '合同制' },
} as const satisfies Record<string, DataColumn>

export const workerFilters = Object.keys(workerColumns) as (keyof typeof workerColumns)[]

/** What turns the name of a place into the name of its Party branch; longest first. */
export const branchSuffixes = [
  '党支部委员会',
  '支部委员会',
  '联合党支部',
  '党总支',
  '党支部',
  '联合支部',
  '党委',
  '支部',
] as const

/** Words that make a column another one: 上季在册人数 is not 在册人数, 合格率 is not 合格人次. */
export const qualifiers = [
  '上季',
  '上年',
  '上期',
  '去年',
  '同期',
  '同比',
  '环比',
  '累计',
  '增减',
  '增长',
  '变化',
  '排名',
  '名次',
  '占比',
  '比例',
  '率',
  '目标',
  '计划',
  '满分',
  '扣分',
  '平均',
  '未',
  '不',
  '非',
  '新增',
  '减少',
  '离职',
  '备注',
] as const
