import type { Chart } from './chart'
import type { AnyRow, Cell } from './column'
import type { Format } from './format'

/** Below this many people a share of nobody or everybody would tell what each of them said. */
const TELLING = 10
const LOWEST = 0.1

/** A share of a group's answers: nobody and everybody of fewer than ten people are blurred. */
export function shareText(share: number | null, people: number | null, format: Format): string {
  const shown = shownShare(share, people)
  if (share === null || shown === share) return format.value(share, 'share')
  return `${share === 0 ? '≤' : '≥'}${format.value(shown, 'share')}`
}

/** The share as it may be drawn: nobody and everybody of fewer than ten people at the bound that is written. */
export function shownShare(share: number | null, people: number | null): number | null {
  if (share === null || (people ?? 0) >= TELLING || (share > 0 && share < 1)) return share
  return share === 0 ? LOWEST : 1 - LOWEST
}

/** By how much such a share differs from a reference, with its sign; blurred with the share. */
export function differenceText(difference: number, share: number, people: number, format: Format): string {
  const shown = shownShare(share, people) ?? share
  const bound = shown === share ? '' : share === 0 ? '≤' : '≥'
  return `${bound}${format.change(difference + shown - share, 'share')}`
}

/** A net score of shares in points (eNPS) as it may be drawn: blurred with the shares it is made of. */
export function shownNet(
  net: number | null,
  more: number | null,
  less: number | null,
  people: number | null,
): number | null {
  if (more !== 1 && less !== 1) return net
  return ((shownShare(more, people) ?? 0) - (shownShare(less, people) ?? 0)) * 100
}

export function netText(
  net: number | null,
  more: number | null,
  less: number | null,
  people: number | null,
  format: Format,
): string {
  const shown = shownNet(net, more, less, people)
  const bound = shown === net ? '' : more === 1 ? '≥' : '≤'
  return bound + format.change(shown, 'score')
}

/** How many people answered, of a row of a protected chart; undefined where the column does not speak of their answers. */
export function answering(
  { columns, protect }: Pick<Chart, 'columns' | 'protect'>,
  row: AnyRow,
  name: string,
): number | undefined {
  const people = row['respondents'] ?? row['responses']
  return protect && columns[name] && !protect.exempt.includes(name) && typeof people === 'number' ? people : undefined
}

/** A row as it may leave the program: shares of nobody and everybody of a small group, and what is made of them, at the bound. */
export function shownRow(chart: Pick<Chart, 'columns' | 'protect'>, row: AnyRow): AnyRow {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, shownCell(chart, row, name, cell)]))
}

function shownCell(chart: Pick<Chart, 'columns' | 'protect'>, row: AnyRow, name: string, cell: Cell): Cell {
  const people = answering(chart, row, name)
  const column = chart.columns[name]
  if (people === undefined || !column || typeof cell !== 'number') return cell
  const share = (of: string) => {
    const value = row[of]
    return typeof value === 'number' ? value : null
  }
  if (column.netOf) return shownNet(cell, share(column.netOf[0]), share(column.netOf[1]), people)
  if (column.differenceOf) {
    const own = share(column.differenceOf) ?? 0
    const shown = shownShare(own, people) ?? 0
    return shown === own ? cell : cell + shown - own
  }
  return column.measure === 'share' ? shownShare(cell, people) : cell
}
