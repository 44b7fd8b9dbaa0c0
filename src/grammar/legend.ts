import type { EChartsOption } from 'echarts'
import type { Chart, ChartContext, Drill } from './chart'
import type { RowColumns, RowOf } from './column'
import { lastName } from './organisation'

type Rows = readonly RowOf<RowColumns>[]
interface Series {
  name?: unknown
  data?: unknown
}

/**
 * Legend entry → where a click on it leads: the one unit or value of a filtered column that all of its marks share and whose name it
 * bears. An entry that stands for nothing of the kind is left out: it narrows nothing, and hides nothing either.
 */
export function legendDrills(
  chart: Chart,
  rows: Rows,
  option: EChartsOption,
  context: ChartContext,
): ReadonlyMap<string, Drill> {
  const found = new Map<string, Drill>()
  for (const name of legendNames(option)) {
    const drills = ([option.series ?? []].flat() as Series[])
      .filter((series) => series.name === name && Array.isArray(series.data))
      .flatMap((series) => series.data as unknown[])
      .flatMap((datum) => {
        const row = rows[rowOf(datum)]
        return row ? (chart.drill?.(row, context.scope) ?? {}) : []
      })
    const [first] = drills
    const clause = first && clauseNamed(name, first, context)
    if (clause && drills.every((drill) => says(drill, clause))) found.set(name, { ...clause, ...goes(first) })
  }
  return found
}

function legendNames({ legend }: EChartsOption): string[] {
  const [only] = [legend ?? []].flat() as { data?: unknown }[]
  return Array.isArray(only?.data) ? only.data.filter((name): name is string => typeof name === 'string') : []
}

function rowOf(datum: unknown): number {
  return typeof datum === 'object' && datum !== null && 'row' in datum ? Number(datum.row) : -1
}

/** The part of a drill that an entry of this name, perhaps shortened, stands for. */
function clauseNamed(name: string, { org, values = {} }: Drill, { label }: ChartContext): Drill | undefined {
  const bears = (words: string): boolean =>
    words === name || (name.endsWith('…') && words.startsWith(name.slice(0, -1)))
  if (org !== undefined && bears(lastName(org))) return { org }
  const column = Object.keys(values).find((one) => values[one]?.length === 1 && bears(label(one, values[one][0] ?? '')))
  return column === undefined ? undefined : { values: { [column]: values[column] ?? [] } }
}

const says = ({ org, values = {} }: Drill, clause: Drill): boolean =>
  (clause.org === undefined || clause.org === org) &&
  Object.entries(clause.values ?? {}).every(([column, wanted]) => String(values[column]) === String(wanted))

const goes = ({ next, last }: Drill): Drill => ({ ...(next && { next }), ...(last && { last }) })
