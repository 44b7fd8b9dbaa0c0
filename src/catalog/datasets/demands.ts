import { defineDataset } from '@/grammar/dataset'
import { quarter, workerColumns, workerFilters } from './shared'

/** D1: one row per demand a worker raised, with what was done about it. */
export default defineDataset({
  id: 'demands',
  signature: ['category'],
  quarterFrom: 'submitted_on',
  filters: ['quarter', 'org', ...workerFilters, 'category', 'subcategory'],
  key: ['demand_id'],
  columns: {
    demand_id: {
      type: 'text',
      headers: ['编号', '诉求编号', '序号', '工单号', '登记编号', '需求编号', 'demand_id'],
      example: 'X2026-0001',
    },
    quarter,
    submitted_on: {
      type: 'date',
      headers: [
        '登记日期',
        '提出日期',
        '诉求日期',
        '提交日期',
        '反映日期',
        '登记时间',
        '提出时间',
        '日期',
        'submitted_on',
      ],
      example: '2026-08-12',
    },
    ...workerColumns,
    channel: {
      type: 'dictionary',
      headers: ['渠道', '诉求渠道', '来源', '反映渠道', '收集渠道', '来源渠道', 'channel'],
      example: '座谈会',
    },
    category: {
      type: 'dictionary',
      headers: ['需求类别', '诉求类别', '类别', '需求类型', '诉求类型', '一级分类', '问题类别', 'category'],
      required: true,
      example: '生活保障',
    },
    subcategory: {
      type: 'dictionary',
      headers: ['子类', '二级分类', '需求子类', '诉求子类', '具体类别', '二级类别', 'subcategory'],
      example: '食堂',
    },
    content: {
      type: 'text',
      headers: ['诉求内容', '需求内容', '内容', '具体内容', '问题描述', '诉求描述', '反映内容', 'content'],
      example: '夜班食堂菜品少，希望增加热菜。',
    },
    owner: {
      type: 'dictionary',
      headers: ['承办部门', '责任部门', '承办单位', '办理部门', '责任单位', '牵头部门', 'owner'],
      example: '后勤服务中心',
    },
    accepted_on: { type: 'date', headers: ['受理日期', '受理时间', '接收日期', 'accepted_on'], example: '2026-08-13' },
    due_on: {
      type: 'date',
      headers: ['办理时限', '截止日期', '办结时限', '要求办结日期', '限办日期', '完成时限', 'due_on'],
      example: '2026-08-27',
    },
    closed_on: {
      type: 'date',
      headers: ['办结日期', '办结时间', '完成日期', '完成时间', '解决日期', '销号日期', 'closed_on'],
      example: '2026-08-20',
    },
    status: {
      type: 'choice',
      headers: ['状态', '办理状态', '办理情况', '办理进度', '处理状态', '当前状态', 'status'],
      choices: {
        open: ['待受理', '未受理', '已登记', '待办'],
        in_progress: ['办理中', '已受理', '处理中', '进行中', '在办', '正在办理'],
        closed: ['已办结', '办结', '已完成', '完成', '已解决', '已销号'],
        rejected: ['不予受理', '不受理', '退回', '已退回', '不予办理'],
      },
      otherwise: `CASE WHEN closed_on IS NOT NULL THEN 'closed' WHEN accepted_on IS NOT NULL THEN 'in_progress' ELSE 'open' END`,
      example: '已办结',
    },
    satisfaction: {
      type: 'choice',
      headers: ['办理满意度', '满意度', '满意度评价', '评价', '职工评价', '满意程度', 'satisfaction'],
      choices: {
        '5': ['非常满意', '很满意', '5分'],
        '4': ['比较满意', '满意', '较满意', '4分'],
        '3': ['一般', '基本满意', '3分'],
        '2': ['不太满意', '不满意', '较不满意', '2分'],
        '1': ['非常不满意', '很不满意', '1分'],
      },
      example: '满意',
    },
    resolved: {
      type: 'boolean',
      headers: ['是否解决', '是否已解决', '问题是否解决', '解决情况', 'resolved'],
      trueWords: ['已解决', '解决'],
      falseWords: ['未解决', '部分解决'],
      example: '是',
    },
    escalated: {
      type: 'boolean',
      headers: ['是否上报党组织', '是否提交党组织', '上报党组织', '是否上报', 'escalated'],
      example: '否',
    },
    repeat: { type: 'boolean', headers: ['是否重复诉求', '重复诉求', '是否重复', 'repeat'], example: '否' },
  },
  checks: [
    { id: 'closed-before-submitted', severity: 'error', finds: 'closed_on < submitted_on', column: 'closed_on' },
    { id: 'accepted-before-submitted', severity: 'error', finds: 'accepted_on < submitted_on', column: 'accepted_on' },
    {
      id: 'closed-without-date',
      severity: 'warning',
      finds: `status = 'closed' AND closed_on IS NULL`,
      column: 'closed_on',
    },
    { id: 'due-before-submitted', severity: 'warning', finds: 'due_on < submitted_on', column: 'due_on' },
  ],
})
