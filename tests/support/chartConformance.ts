import { charts } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import type { AnyRow } from '@/grammar/column'
import { isQuarter } from '@/grammar/quarter'
import type { Loaded } from './conformance'
import { answerOf } from './context'
import { rowOracles } from './oracle/charts'
import type { ChartAsk, Wanted } from './oracle/charts/rows'

export interface RowOutcome {
  /** Cells with a number or a word on either side. */
  cells: number
  rows: number
  differences: string[]
}

/** What a chart exports under one filter against its rows counted by hand. Cells that are hidden to protect workers are not compared. */
export async function compareRows({ company, state }: Loaded, id: string, ask: ChartAsk): Promise<RowOutcome> {
  const [chart, oracle] = [charts.find((one) => one.id === id), rowOracles[id]]
  if (!chart || !oracle) throw new Error(`no oracle for ${id}`)
  const { from, quarter, ...rest } = ask
  if (!isQuarter(from) || !isQuarter(quarter)) throw new Error(`no quarter ${from}`)
  const answer = await answerOf(state, open(chart), { ...rest, from, quarter })
  const { by, rows: wanted } = oracle(company, ask, answer.rows)
  const outcome: RowOutcome = { cells: 0, rows: wanted.length, differences: [] }
  const keyOf = (row: AnyRow | Wanted) => by.map((column) => String(row[column] ?? null)).join(' | ')
  const found = new Map(answer.rows.map((row) => [keyOf(row), row]))
  const differ = (what: string) => outcome.differences.push(`${id} ${JSON.stringify(ask)}: ${what}`)
  if (found.size !== answer.rows.length) differ(`rows of one name: ${answer.rows.map(keyOf).join('; ')}`)
  for (const row of wanted) {
    const name = keyOf(row)
    const mine = found.get(name)
    found.delete(name)
    if (!mine) differ(`no row ${name} ${JSON.stringify(row)}; ${answer.absence?.state ?? ''}`)
    else if (mine['suppressed'] === true) continue
    else {
      for (const [column, cell] of Object.entries(row)) {
        const got = mine[column] ?? null
        if (got !== null || cell !== null) outcome.cells += 1
        if (!same(got, cell)) differ(`${name} ${column}: ${String(got)} instead of ${String(cell)}`)
      }
    }
  }
  for (const name of found.keys()) differ(`a row too many: ${name} ${JSON.stringify(found.get(name))}`)
  return outcome
}

/** Without the protection of small groups: what is compared is the figures. */
function open({ protect: _, ...chart }: Chart): Chart {
  return chart
}

function same(got: unknown, wanted: unknown): boolean {
  if (typeof got === 'number' && typeof wanted === 'number')
    return Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
  return got === wanted
}
