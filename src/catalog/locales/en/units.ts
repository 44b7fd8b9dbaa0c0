import type { Same } from '../same'
import type zh from '../zh-CN/units'

export default {
  件: 'demands',
  人: 'people',
  份: 'responses',
  人次: 'attendances',
  次: 'times',
  种: 'kinds',
  户: 'households',
  分: 'points',
  天: 'days',
  '件/百人': 'per 100 workers',
  '次/人': 'per worker',
  万元: '10,000 yuan',
  项: 'items',
  条: 'items',
  个: 'items',
  名: 'people',
  张: 'cards',
  支部: 'branches',
  单位: 'units',
  行: 'rows',
  题: 'questions',
} satisfies Same<typeof zh>
