export type Cells = Readonly<Record<string, string>>

/** Seeded draws (mulberry32): the same seed is the same company. */
export class Draw {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number, both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.int(0, values.length - 1)] as Value
  }

  /** One of the values, or blank. */
  maybe(values: readonly string[], blank = 0.15): string {
    return this.chance(blank) ? '' : this.pick(values)
  }

  /** 是, 否 or blank. */
  flag(yes = 0.5, blank = 0.15): string {
    return this.chance(blank) ? '' : this.chance(yes) ? '是' : '否'
  }
}

export const QUARTERS = ['2025Q1', '2025Q2', '2025Q3', '2025Q4', '2026Q1', '2026Q2', '2026Q3'] as const

const LAST = ['03-31', '06-30', '09-30', '12-31']

export const lastDayOf = (quarter: string): string => `${quarter.slice(0, 4)}-${LAST[Number(quarter[5]) - 1]}`

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000

/** A day of the quarter. */
export const dayIn = (quarter: string, draw: Draw): string => addDays(lastDayOf(quarter), -draw.int(0, 89))

/** The quarter `steps` later. */
export function later(quarter: string, steps: number): string {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter[5]) - 1 + steps
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`
}

export const worker = (draw: Draw): Cells => ({
  岗位: draw.maybe(['采煤工', '电工', '司机']),
  性别: draw.maybe(['男', '男', '女']),
  是否党员: draw.flag(0.3),
})

export function csv(rows: readonly Cells[]): string {
  const header = Object.keys(rows[0] ?? {})
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\n')
}
