import app from './app'
import card from './card'
import checks from './checks'
import columns from './columns'
import datasets from './datasets'
import alignment from './charts/alignment'
import assessment from './charts/assessment'
import demands from './charts/demands'
import overview from './charts/overview'
import sentiment from './charts/sentiment'
import training from './charts/training'
import exporting from './export'
import faults from './faults'
import importing from './importing'
import meeting from './meeting'
import metrics from './metrics'
import quality from './quality'
import survey from './survey'
import trace from './trace'
import units from './units'
import values from './values'

export default {
  app,
  card,
  charts: { ...overview, ...demands, ...sentiment, ...training, ...assessment, ...alignment },
  checks,
  columns,
  datasets,
  export: exporting,
  faults,
  importing,
  meeting,
  metrics,
  quality,
  survey,
  trace,
  units,
  values,
}
