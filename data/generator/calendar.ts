/** Days are whole numbers since 1970-01-01, quarters are their index 0…11 (2023Q4…2026Q3). */
export type Day = number

const MS_A_DAY = 86_400_000

export const day = (iso: string): Day => Date.parse(`${iso}T00:00:00Z`) / MS_A_DAY

export const isoDate = (value: Day): string => new Date(value * MS_A_DAY).toISOString().slice(0, 10)

/** `2026/9/5`: what Excel on Chinese Windows writes. */
export const slashDate = (value: Day): string =>
  isoDate(value)
    .split('-')
    .map((part) => Number(part))
    .join('/')

export interface Quarter {
  index: number
  name: string
  year: number
  /** 0…3 */
  season: number
  first: Day
  last: Day
}

const quarterAt = (index: number): Quarter => {
  const year = 2023 + Math.floor((index + 3) / 4)
  const season = (index + 3) % 4
  const first = Date.UTC(year, season * 3, 1) / MS_A_DAY
  const last = Date.UTC(year, season * 3 + 3, 1) / MS_A_DAY - 1
  return { index, name: `${year}Q${season + 1}`, year, season, first, last }
}

export const quarters: readonly Quarter[] = Array.from({ length: 12 }, (_, index) => quarterAt(index))

export const LAST_QUARTER = 11

export const AS_OF = day('2026-09-30')
