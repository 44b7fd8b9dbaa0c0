import { defineDataset } from '@/grammar/dataset'

/** D7: one row per event, drawn as a marker on every time axis. Without an organisation it is of the whole enterprise. */
export default defineDataset({
  id: 'events',
  signature: ['date', 'title'],
  quarterFrom: 'date',
  orgOptional: true,
  filters: ['quarter', 'org'],
  key: ['date', 'org', 'title'],
  columns: {
    date: {
      type: 'date',
      headers: ['日期', '事件日期', '发生日期', '发生时间', '事件时间', '大事日期', 'date'],
      required: true,
      example: '2026-07-06',
    },
    title: {
      type: 'text',
      headers: ['标题', '事件', '事件名称', '事件标题', '大事', '大事记', '事项', 'title'],
      required: true,
      example: '职工食堂更换承包单位',
    },
    note: { type: 'text', headers: ['备注', '说明', '备注说明', '补充说明', 'note'], example: '供餐时段同步调整' },
  },
})
