import type { EChartsOption, LegendComponentOption } from 'echarts'
import type { ChartContext } from '../chart'

/** One mark's datum: where it is drawn, the row it stands for, and its number as people read it (for tooltips). */
export interface Datum {
  value: number | null | (number | string | null)[]
  row: number
  text: string
}

/** Type sizes in pixels by room: a picture is read from paper, a card from a chair. */
export function textSize({ room }: ChartContext): number {
  return room === 'picture' ? 15 : 12
}

/** What all charts share: type, quiet axes, space for labels, no animation but what explains. */
export function base(context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  return {
    backgroundColor: 'transparent',
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: theme.font, fontSize: size, color: theme.ink },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    tooltip: { appendTo: 'body', transitionDuration: 0, confine: true },
    aria: { enabled: false },
  }
}

export function legend(context: ChartContext): LegendComponentOption {
  const { theme } = context
  const size = textSize(context)
  return {
    top: 0,
    left: 0,
    type: 'plain',
    icon: 'roundRect',
    itemWidth: size * 0.8,
    itemHeight: size * 0.8,
    itemGap: size,
    textStyle: { color: theme.muted, fontSize: size, fontFamily: theme.font },
    inactiveColor: theme.faint,
  }
}

/** An axis of names: quarters, units, questions. */
export function nameAxis(context: ChartContext, names: readonly string[]) {
  const { theme } = context
  return {
    type: 'category' as const,
    data: [...names],
    axisLine: { lineStyle: { color: theme.faint } },
    axisTick: { show: false },
    axisLabel: { color: theme.muted, fontSize: textSize(context), fontFamily: theme.font, hideOverlap: true },
  }
}

/** An axis of numbers, named by its unit. */
export function numberAxis(context: ChartContext, name: string, label: (value: number) => string) {
  const { theme } = context
  const size = textSize(context)
  return {
    type: 'value' as const,
    name,
    nameTextStyle: { color: theme.muted, fontSize: size, fontFamily: theme.font, align: 'left' as const },
    axisLabel: { color: theme.muted, fontSize: size, fontFamily: theme.font, formatter: label, hideOverlap: true },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: false },
    axisTick: { show: false },
  }
}

/** Quarters as short as the room needs: the year once, where it begins. */
export function quarterLabels(quarters: readonly string[], { locale }: ChartContext): string[] {
  return quarters.map((quarter, index) => {
    const year = quarter.slice(0, 4)
    const short = locale === 'zh-CN' ? `${quarter.slice(5)}季度` : `Q${quarter.slice(5)}`
    const first = index === 0 || quarters[index - 1]?.slice(0, 4) !== year
    return first ? `${short}\n${year}` : short
  })
}
