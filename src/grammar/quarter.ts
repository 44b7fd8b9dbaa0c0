/** A calendar quarter, written `YYYYQn` (n = 1…4). The text order is the time order. */
export type Quarter = `${number}Q${1 | 2 | 3 | 4}`

const PATTERN = /^(\d{4})Q([1-4])$/

export function isQuarter(text: string): text is Quarter {
  return PATTERN.test(text)
}

/** Quarters since year 0, so that arithmetic is addition. */
export function quarterIndex(quarter: Quarter): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1
}

export function quarterAt(index: number): Quarter {
  return `${String(Math.floor(index / 4)).padStart(4, '0')}Q${(index % 4) + 1}` as Quarter
}

/** The quarter `steps` quarters later (earlier when negative). */
export function shiftQuarter(quarter: Quarter, steps: number): Quarter {
  return quarterAt(quarterIndex(quarter) + steps)
}

/** All quarters from `first` to `last`, both included; empty when `last` is earlier. */
export function quartersBetween(first: Quarter, last: Quarter): Quarter[] {
  const length = quarterIndex(last) - quarterIndex(first) + 1
  return Array.from({ length: Math.max(0, length) }, (_, step) => shiftQuarter(first, step))
}

/** First and last day of a quarter as ISO dates. */
export function quarterDays(quarter: Quarter): { first: string; last: string } {
  const year = quarter.slice(0, 4)
  const spans = ['01-01 03-31', '04-01 06-30', '07-01 09-30', '10-01 12-31']
  const [first, last] = (spans[Number(quarter.slice(5)) - 1] ?? '').split(' ')
  return { first: `${year}-${first}`, last: `${year}-${last}` }
}

const CHINESE_DIGITS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 }
const WRITTEN = /(\d{4}|\d{2})\s*年?\s*[-./]?\s*(?:Q|第?)\s*([1-4一二三四])\s*(?:季度?)?/i

/** Reads `2026Q3`, `2026年第3季度`, `2026年三季度`, `26Q3`, `2026-3季度` anywhere in a text; undefined when there is none. */
export function findQuarter(text: string): Quarter | undefined {
  const found = WRITTEN.exec(text.normalize('NFKC'))
  if (!found || !/Q|季/i.test(found[0])) return undefined
  const [, year = '', digit = ''] = found
  const number = CHINESE_DIGITS[digit] ?? Number(digit)
  return `${year.length === 2 ? `20${year}` : year}Q${number}` as Quarter
}

/** What `2016.1` says in a column: October (its zero was dropped, as spreadsheets do), the first quarter, or a month as it stands. */
export type Dotted = 'october' | 'quarter' | 'month'

const DOTTED = /^\d{4}\.(\d{1,2})$/

/**
 * How a column writes what stands behind the point, judged by all of its cells; undefined where no cell is written so. A leading
 * zero (`2016.01`) tells months of two digits, which `2016.1` of October was; so do 11 and 12 where no other month has one digit.
 * One digit alone, 4 at most, is the quarter.
 */
export function dottedAs(cells: readonly string[]): Dotted | undefined {
  const ends = new Set(cells.flatMap((cell) => DOTTED.exec(cell.normalize('NFKC').trim())?.[1] ?? []))
  if (!ends.size) return undefined
  const all = [...ends]
  if (all.every((end) => /^[1-4]$/.test(end))) return 'quarter'
  const padded = all.some((end) => end.startsWith('0'))
  const late = (ends.has('11') || ends.has('12')) && !ends.has('10') && !all.some((end) => /^[2-9]$/.test(end))
  return padded || late ? 'october' : 'month'
}

/** The day that a clock shows where it stands, ISO. */
export const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
