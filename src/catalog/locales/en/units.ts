import type { Same } from '../same'
import type zh from '../zh-CN/units'

export default {
  case: 'demands',
  casePerHundred: 'per 100 workers',
  person: 'people',
  response: 'responses',
  attendance: 'attendances',
  point: 'points',
  percent: '%',
  day: 'days',
  branch: 'branches',
  node: 'units',
  rows: 'rows',
} satisfies Same<typeof zh>
