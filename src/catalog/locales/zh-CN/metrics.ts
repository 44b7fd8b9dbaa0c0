import assessment from './metrics/assessment'
import demands from './metrics/demands'
import outcomes from './metrics/outcomes'
import proposals from './metrics/proposals'
import sentiment from './metrics/sentiment'
import services from './metrics/services'
import training from './metrics/training'

/** 口径: what each metric is called, what it is, and what is divided by what. */
export default {
  ...demands,
  ...sentiment,
  ...training,
  ...assessment,
  ...proposals,
  ...services,
  ...outcomes,
}
