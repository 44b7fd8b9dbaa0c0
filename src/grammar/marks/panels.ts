import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, eventLines, legend, nameAxis, shorten, textSize, type Datum } from './base'

/** One small plot: columns by quarter, on a track of what they are out of. Its unit and scale are its own. */
export interface Panel {
  name: string
  /** The latest figures in words. */
  note: string
  unit: string
  part: readonly Datum[]
  /** Behind the columns; left out where there is nothing they are out of. */
  whole?: readonly Datum[]
}

export interface Panels {
  quarters: readonly string[]
  panels: readonly Panel[]
  words: { part: string; whole: string; rest: (count: number) => string }
}

const ACROSS = { narrow: 2, normal: 2, wide: 4 } as const
const DOWN = { narrow: 4, normal: 4, wide: 3 } as const

/** Small multiples over the same quarters; what does not fit is counted in the last place. */
export function panels(plot: Panels, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const across = ACROSS[context.width]
  const room = across * DOWN[context.width]
  const shown = plot.panels.length > room ? plot.panels.slice(0, room - 1) : plot.panels
  const rest = plot.panels.length - shown.length
  const down = Math.max(1, Math.ceil((shown.length + (rest ? 1 : 0)) / across))
  const tracked = shown.some(({ whole }) => whole)
  const top = tracked ? 7 : 0
  const [width, height] = [100 / across, (100 - top) / down]
  const percent = (share: number) => `${Math.round(share * 100) / 100}%`
  const place = (index: number) => ({ left: (index % across) * width, top: top + Math.floor(index / across) * height })
  const ems = emsAcross(context) / across - 1
  const names = [...(tracked ? [plot.words.whole] : []), plot.words.part]
  // Head and axis take about the same pixels in every panel: a larger share of a lower one.
  const [head, foot] = [0.12 * down, 0.05 * down]
  const years = plot.quarters.map((quarter) => quarter.slice(0, 4))
  const begins = (index: number): boolean =>
    plot.quarters[index]?.endsWith('Q1') === true || (index === 0 && new Set(years).size === 1)
  const heads = [
    ...shown.map(({ name, note }) => `{name|${shorten(name, ems)}}\n{note|${shorten(note, ems) || ' '}}`),
    ...(rest ? [`{note|${plot.words.rest(rest)}}`] : []),
  ]
  const events = eventLines(plot.quarters, context)
  const font = { fontFamily: theme.font, fontWeight: 'normal' as const, fontSize: size }
  return {
    ...base(context),
    legend: { ...legend(context), show: tracked, data: names },
    tooltip: { ...(base(context).tooltip as object), trigger: 'axis', axisPointer: { type: 'none' } },
    title: heads.map((text, index) => ({
      left: percent(place(index).left),
      top: percent(place(index).top),
      padding: [0, 4],
      text,
      textStyle: {
        rich: {
          name: { ...font, color: theme.ink, fontWeight: 'bold' as const, lineHeight: size * 1.4 },
          note: { ...font, color: theme.muted, lineHeight: size * 1.4 },
        },
      },
    })),
    grid: shown.map((_, index) => ({
      outerBoundsMode: 'none' as const,
      left: percent(place(index).left + width * 0.02),
      width: percent(width * 0.88),
      top: percent(place(index).top + height * head),
      height: percent(height * (0.95 - head - foot)),
    })),
    xAxis: shown.map((_, gridIndex) => {
      const axis = nameAxis(context, plot.quarters)
      return {
        ...axis,
        gridIndex,
        axisLabel: {
          ...axis.axisLabel,
          fontSize: size - 2,
          interval: begins,
          formatter: (name: string) => name.slice(0, 4),
        },
      }
    }),
    yAxis: shown.map((panel, gridIndex) => ({
      type: 'value' as const,
      gridIndex,
      show: false,
      min: 0,
      name: panel.unit || panel.name,
    })),
    series: shown.flatMap((panel, index) => {
      const at = { type: 'bar' as const, xAxisIndex: index, yAxisIndex: index, barMaxWidth: 26, barCategoryGap: '30%' }
      const track = { ...at, name: plot.words.whole, itemStyle: { color: theme.quieter }, data: panel.whole as never }
      // So small, a name does not fit: the tooltip has it.
      const markLine = events && {
        ...events,
        label: { show: false },
        data: events.data.map(({ xAxis }) => ({ xAxis })),
      }
      const own = { ...at, name: plot.words.part, barGap: '-100%', z: 3, itemStyle: { color: theme.quiet } }
      return [...(panel.whole ? [track] : []), { ...own, data: panel.part as never, ...(markLine && { markLine }) }]
    }),
  }
}
