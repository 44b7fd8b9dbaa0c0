import type { EChartsOption } from 'echarts'
import { init } from './echarts'
import { round } from './svgText'

interface Place {
  /** CSS pixels. */
  width: number
  height: number
  x?: number
  y?: number
  /** Tells the names of this drawing's parts from those of another in the same SVG. */
  name?: string
}

/** A chart alone, drawn off screen: an SVG with text as text, the same bytes for the same option. */
export function chartSvg(option: EChartsOption, { width, height, x = 0, y = 0, name = '0' }: Place): string {
  const [across, down] = [Math.round(width), Math.round(height)]
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: across, height: down })
  try {
    chart.setOption({ ...option, ...wholeLegend(option), animation: false, tooltip: { show: false } })
    return still(chart.renderToSVGString(), name).replace('<svg ', `<svg x="${round(x)}" y="${round(y)}" `)
  } finally {
    chart.dispose()
  }
}

/** A legend that is turned page by page would be cut. */
function wholeLegend({ legend }: EChartsOption): EChartsOption {
  if (!legend) return {}
  const whole = [legend].flat().map((one) => ({ ...one, type: 'plain' as const }))
  return { legend: whole as never }
}

/** Without ECharts' hover styles and running numbers, which say nothing in a picture and differ from one drawing to the next. */
function still(svg: string, name: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/zr\d+-/g, `zr${name}-`)
}
