import type { EChartsOption } from 'echarts'
import { init } from './echarts'

type Range = readonly [number, number]
/** Ends and ticks of an axis. */
interface Reach {
  min: number
  max: number
  interval: number
}
type Axis = Record<string, unknown>
/** What an axis says of an extent that it chooses itself. */
const OWN = ['scale', 'boundaryGap', 'splitNumber']
/** About as many steps between ticks. */
const STEPS = 5
const SIDES = ['xAxis', 'yAxis'] as const

/** What a chart's axis of numbers reaches: side and place → from, to. */
type Extents = ReadonlyMap<string, Range>

interface Inner {
  getModel(): {
    getComponent(side: string, index: number): { axis?: { scale: Scale } } | undefined
  }
}
interface Scale {
  getExtent(): Range
  getTicks(): { value: number }[]
}

/** Two options on the same scales: each axis of numbers that both have reaches as far as either needs. */
export function onSameScales(
  pair: readonly [EChartsOption, EChartsOption],
  size: { width: number; height: number },
): [EChartsOption, EChartsOption] {
  const [first, second] = [extentsOf(pair[0], size), extentsOf(pair[1], size)]
  const shared = new Map<string, Reach>()
  for (const [key, [low, high]] of first) {
    const other = second.get(key)
    if (other) shared.set(key, roundReach(Math.min(low, other[0]), Math.max(high, other[1])))
  }
  return [reaching(pair[0], shared), reaching(pair[1], shared)]
}

const axesOf = (option: EChartsOption, side: (typeof SIDES)[number]): Axis[] =>
  [option[side] ?? []].flat() as unknown as Axis[]

/** Axes of the same name are of the same measure. */
const keyOf = (side: string, index: number, { name }: Axis): string => JSON.stringify([side, index, name])

function extentsOf(option: EChartsOption, size: { width: number; height: number }): Extents {
  const found = numberScales(option, size).flatMap(({ side, index, axis, range }) =>
    range.every(Number.isFinite) ? [[keyOf(side, index, axis), range] as const] : [],
  )
  return new Map(found)
}

/** Every axis of numbers as it comes out when drawn: from, to, and the places of its labels. */
export function numberScales(option: EChartsOption, { width, height }: { width: number; height: number }) {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false })
    const model = (chart as unknown as Inner).getModel()
    return SIDES.flatMap((side) =>
      axesOf(option, side).flatMap((axis, index) => {
        const scale = axis['type'] === 'value' ? model.getComponent(side, index)?.axis?.scale : undefined
        if (!scale) return []
        return [{ side, index, axis, range: scale.getExtent(), ticks: scale.getTicks().map(({ value }) => value) }]
      }),
    )
  } finally {
    chart.dispose()
  }
}

/** From low to high in round steps of 1, 2, 2.5 or 5 times a power of ten; further where the ends are not round. */
function roundReach(low: number, high: number): Reach {
  const rough = (high - low || 1) / STEPS
  const power = 10 ** Math.floor(Math.log10(rough))
  const interval = power * ([1, 2, 2.5, 5].find((step) => step * power >= rough * (1 - 1e-9)) ?? 10)
  const round = (value: number) => Number(value.toPrecision(12))
  return {
    min: round(Math.floor(low / interval + 1e-9) * interval),
    max: round(Math.ceil(high / interval - 1e-9) * interval),
    interval,
  }
}

/** The same ends and ticks for both. */
function reaching(option: EChartsOption, reaches: ReadonlyMap<string, Reach>): EChartsOption {
  const sides = SIDES.filter((side) => option[side] !== undefined).map((side) => {
    const axes = axesOf(option, side).map((axis, index) => {
      const reach = reaches.get(keyOf(side, index, axis))
      if (!reach) return axis
      const kept = Object.entries(axis).filter(([name]) => !OWN.includes(name))
      return { ...Object.fromEntries(kept), ...reach }
    })
    return [side, Array.isArray(option[side]) ? axes : axes[0]] as const
  })
  return { ...option, ...Object.fromEntries(sides) } as EChartsOption
}
