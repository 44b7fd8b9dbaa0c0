import { defineDataset } from '@/grammar/dataset'
import { quarter } from './shared'

/**
 * D4: one row per quarter, branch and item of either hundred, or in wide form a column with each side's total out of 100.
 * Scores above full marks are bonus points and stay.
 */
export default defineDataset({
  id: 'assessment',
  signature: ['side', 'score'],
  filters: ['quarter', 'org'],
  key: ['quarter', 'org', 'side', 'item'],
  wide: {
    party: {
      headers: ['党建得分', '党建考核得分', '党建总分', '党建分', '党建考核', '党建成绩'],
      value: 'score',
      sets: { side: 'party', item: '党建总分', full_score: '100' },
    },
    business: {
      headers: ['业务得分', '业务考核得分', '业务总分', '业务分', '业务考核', '业务成绩'],
      value: 'score',
      sets: { side: 'business', item: '业务总分', full_score: '100' },
    },
  },
  columns: {
    quarter,
    side: {
      type: 'choice',
      headers: ['考核侧', '考核方面', '考核板块', '考核类别', '考核类型', '考核维度', '考核大类', 'side'],
      choices: {
        party: ['党建', '党建工作', '党建考核', '党建侧', '党务'],
        business: ['业务', '业务工作', '业务考核', '业务侧', '中心工作', '生产经营'],
      },
      required: true,
      example: '党建',
    },
    indicator_group: {
      type: 'dictionary',
      headers: ['指标组', '指标类别', '指标分类', '一级指标', '考核模块', '六到支部', '到支部', 'indicator_group'],
      example: '安全宣教',
    },
    item: {
      type: 'dictionary',
      headers: [
        '考核指标',
        '考核项目',
        '考核项',
        '指标名称',
        '二级指标',
        '考核内容',
        '考核细则',
        '指标',
        '项目',
        'item',
      ],
      example: '宣教覆盖',
    },
    full_score: {
      type: 'number',
      headers: ['满分', '满分值', '标准分', '标准分值', '分值', '应得分', '基础分', 'full_score'],
      example: '20',
    },
    score: {
      type: 'number',
      headers: ['得分', '考核得分', '实得分', '实际得分', '最终得分', '评分', '分数', 'score'],
      required: true,
      example: '18.5',
    },
    deduction_reason: {
      type: 'text',
      headers: ['扣分原因', '扣分说明', '扣分情况', '扣分事由', '失分原因', '扣分依据', 'deduction_reason'],
      example: '活动次数不足',
    },
  },
  checks: [
    { id: 'full-score-negative', severity: 'error', finds: 'full_score < 0', column: 'full_score' },
    { id: 'score-negative', severity: 'error', finds: 'score < 0', column: 'score' },
    { id: 'score-above-full', severity: 'note', finds: 'score > full_score', column: 'score' },
    {
      id: 'deduction-without-reason',
      severity: 'note',
      finds: 'score < full_score AND deduction_reason IS NULL',
      column: 'deduction_reason',
    },
  ],
})
