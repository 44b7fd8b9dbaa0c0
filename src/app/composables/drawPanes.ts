import type { EChartsOption } from 'echarts'
import { likeFirst } from '@/grammar/beside'
import type { Chart, ChartContext } from '@/grammar/chart'
import { draw } from '@/grammar/draw'
import { bothHeats, heatOf } from '@/grammar/marks/heatmapBeside'
import type { Answer } from '@/engine/answer'
import { onSameScales } from '@/engine/export/scales'

/** What one pane draws. */
export interface Drawing {
  answer: Answer
  context: ChartContext
}

/** One view of a chart, or the two of a comparison, each with its name. */
export interface Exportable {
  chart: Chart
  panes: readonly [LabelledDrawing, LabelledDrawing?]
}
export interface LabelledDrawing extends Drawing {
  label: string
}

/** Both panes of a comparison, to be read alike: the same scales, colours and order of parts. */
export function drawBoth(
  chart: Chart,
  [first, second]: readonly [Drawing, Drawing],
  size: { width: number; height: number },
): [EChartsOption, EChartsOption] {
  const option = ({ answer, context }: Drawing) => draw(chart, answer.rows, context)
  const [one, other] = [option(first), option(second)]
  const [heat, otherHeat] = [heatOf(one), heatOf(other)]
  const beside = heat && otherHeat && bothHeats(heat, otherHeat)
  const again = (drawing: Drawing) => option({ ...drawing, context: { ...drawing.context, ...(beside && { beside }) } })
  const pair = beside ? ([again(first), again(second)] as const) : ([one, other] as const)
  return onSameScales([pair[0], likeFirst(pair[0], pair[1], first.context.theme)], size)
}
