import type { DataColumn } from '@/grammar/column'
import { defineDataset } from '@/grammar/dataset'
import { quarter } from './shared'

const count = { type: 'integer', min: 0 } as const satisfies Partial<DataColumn>

/** D8: one row per quarter, unit and kind of service: who is on file, who was helped, with what result. */
export default defineDataset({
  id: 'services',
  signature: ['kind'],
  filters: ['quarter', 'org'],
  key: ['quarter', 'org', 'kind'],
  columns: {
    quarter,
    kind: {
      type: 'dictionary',
      headers: ['类型', '类别', '服务类别', '服务类型', '帮扶类别', '帮扶类型', '服务项目', '工作类别', 'kind'],
      required: true,
      example: '困难帮扶',
    },
    on_file: {
      ...count,
      headers: [
        '在档数',
        '在档户数',
        '建档户数',
        '在册户数',
        '困难职工户数',
        '立案件数',
        '立案数',
        '受理件数',
        'on_file',
      ],
      example: '28',
    },
    served: {
      ...count,
      headers: ['帮扶数', '帮扶户数', '已帮扶户数', '慰问户数', '服务户数', '办结件数', '办结数', '完成数', 'served'],
      example: '22',
    },
    times: {
      ...count,
      headers: ['人次', '服务人次', '帮扶人次', '参与人次', '慰问人次', '惠及人次', 'times'],
      example: '35',
    },
    amount: {
      type: 'number',
      headers: ['金额', '帮扶金额', '慰问金额', '发放金额', '资金', '帮扶资金', '投入金额', 'amount'],
      min: 0,
      example: '7.89',
    },
    resolved: {
      ...count,
      headers: ['成功数', '脱困户数', '解困户数', '脱困数', '调解成功件数', '调解成功数', '成功件数', 'resolved'],
      example: '3',
    },
  },
  checks: [
    { id: 'resolved-above-served', severity: 'error', finds: 'resolved > served', column: 'resolved' },
    { id: 'served-above-on-file', severity: 'warning', finds: 'served > on_file', column: 'served' },
    {
      id: 'amount-likely-yuan',
      severity: 'warning',
      finds: 'amount > 20 * greatest(served, times, 1)',
      column: 'amount',
    },
  ],
})
