import { correlationChart } from './correlation'
import { demandCharts } from './demands'
import { overviewCharts } from './overview'
import { alignmentCharts, registerCharts } from './registers'
import type { RowOracle } from './rows'
import { sentimentCharts } from './sentiment'
import { trainingCharts } from './training'

/** Every chart's rows, counted by hand from the files of a company. */
export const rowOracles: Readonly<Record<string, RowOracle>> = {
  ...demandCharts,
  ...sentimentCharts,
  ...trainingCharts,
  ...registerCharts,
  ...alignmentCharts,
  ...overviewCharts,
  'alignment-correlation': correlationChart,
}
