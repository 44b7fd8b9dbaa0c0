import { defineDataset } from '@/grammar/dataset'
import { quarter } from './shared'

/** D6: one row per proposal or innovation, scored for benefit and feasibility. */
export default defineDataset({
  id: 'proposals',
  signature: ['title'],
  filters: ['quarter', 'org'],
  key: ['proposal_id'],
  columns: {
    proposal_id: {
      type: 'text',
      headers: ['提案编号', '建议编号', '合理化建议编号', '成果编号', '项目编号', '编号', '序号', 'proposal_id'],
      example: 'T2026-001',
    },
    quarter,
    title: {
      type: 'text',
      headers: ['标题', '提案标题', '提案名称', '建议标题', '建议名称', '建议题目', '成果名称', '项目名称', 'title'],
      example: '电缆接线盒定置管理',
    },
    proposer_id: {
      type: 'text',
      headers: ['提案人工号', '提案人编号', '建议人工号', '申报人工号', '提出人工号', '工号', 'proposer_id'],
      example: '12670',
    },
    benefit: {
      type: 'number',
      headers: ['效益评分', '效益得分', '效益', '效益性评分', '经济效益评分', 'benefit'],
      min: 0,
      max: 100,
      example: '82',
    },
    feasibility: {
      type: 'number',
      headers: ['可行性评分', '可行性得分', '可行性', '可行评分', 'feasibility'],
      min: 0,
      max: 100,
      example: '76',
    },
    status: {
      type: 'choice',
      headers: ['状态', '提案状态', '采纳情况', '是否采纳', '评审结果', '评审意见', '办理状态', '处理结果', 'status'],
      choices: {
        submitted: ['已提交', '提交', '待评审', '评审中', '待审核', '审核中', '已征集', '征集', '已受理'],
        adopted: ['已采纳', '采纳', '采用', '已采用', '评审通过', '通过', '拟实施', '实施中', '是'],
        implemented: ['已实施', '实施', '实施完成', '已完成', '已转化', '已推广', '已应用'],
        rejected: ['已否决', '否决', '未采纳', '不采纳', '不予采纳', '驳回', '未通过', '不通过', '否'],
      },
      otherwise: `CASE WHEN reject_reason IS NOT NULL THEN 'rejected' ELSE 'submitted' END`,
      example: '已实施',
    },
    reject_reason: {
      type: 'text',
      headers: ['否决原因', '不采纳原因', '未采纳原因', '不予采纳原因', '驳回原因', '未通过原因', 'reject_reason'],
      example: '',
    },
    value_created: {
      type: 'number',
      headers: ['创造价值', '创造效益', '创效金额', '创效', '经济效益', '效益金额', '节约价值', 'value_created'],
      example: '2.9',
    },
  },
  checks: [
    {
      id: 'value-before-implementation',
      severity: 'warning',
      finds: `value_created > 0 AND status <> 'implemented'`,
      column: 'value_created',
    },
    {
      id: 'reason-without-rejection',
      severity: 'warning',
      finds: `reject_reason IS NOT NULL AND status <> 'rejected'`,
      column: 'status',
    },
    { id: 'value-negative', severity: 'warning', finds: 'value_created < 0', column: 'value_created' },
    {
      id: 'rejection-without-reason',
      severity: 'note',
      finds: `status = 'rejected' AND reject_reason IS NULL`,
      column: 'reject_reason',
    },
  ],
})
