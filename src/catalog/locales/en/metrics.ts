import type { Same } from '../same'
import type zh from '../zh-CN/metrics'
import assessment from './metrics/assessment'
import demands from './metrics/demands'
import outcomes from './metrics/outcomes'
import proposals from './metrics/proposals'
import sentiment from './metrics/sentiment'
import services from './metrics/services'
import training from './metrics/training'

export default {
  ...demands,
  ...sentiment,
  ...training,
  ...assessment,
  ...proposals,
  ...services,
  ...outcomes,
} satisfies Same<typeof zh>
