import { dateText, durationText } from './serialDate'

/** Reads the number of a cell as the text its format means. */
export type NumberReader = (written: string) => string

/** Formats that files name by number alone, as Excel's Chinese edition has them: dates and times. */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 47])
const CHINESE_DATES = { from: [27, 50], to: [36, 58] } as const
const BUILT_IN_DURATION = 46

/** Significant digits of a spreadsheet's numbers: what lies beyond is noise of the arithmetic. */
const PRECISION = 15

/** `12.0` → `12`, `0.98599999999999999` → `0.986`; whole numbers of any length stay as they are. */
export function numberText(written: string): string {
  if (/^-?\d+$/.test(written)) return written
  const number = Number(written)
  if (written.trim() === '' || !Number.isFinite(number)) return written
  return String(written.length <= PRECISION ? number : Number(number.toPrecision(PRECISION)))
}

const orNumber = (read: (serial: number) => string | undefined): NumberReader => {
  return (written) => {
    const serial = Number(written)
    return (written.trim() !== '' && Number.isFinite(serial) ? read(serial) : undefined) ?? numberText(written)
  }
}

/** How a cell with this format is read. `code` is the format as written in the file, absent for a built-in one. */
export function numberReader(id: number, code: string | undefined, from1904: boolean): NumberReader {
  const date = orNumber((serial) => dateText(serial, from1904))
  if (code === undefined) {
    if (id === BUILT_IN_DURATION) return orNumber(durationText)
    const chinese = CHINESE_DATES.from.some((from, at) => id >= from && id <= (CHINESE_DATES.to[at] ?? 0))
    return chinese || BUILT_IN_DATES.has(id) ? date : numberText
  }
  const [first = ''] = code.split(';')
  if (/^0{2,}$/.test(first)) return (written) => padded(numberText(written), first.length)
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return orNumber(durationText)
  return isDate(first) ? date : numberText
}

/** Whether letters of days or times are left when quoted text, escapes, fillers and `[…]` are taken out. */
const isDate = (format: string): boolean =>
  /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]|general/gi, ''))

/** A code such as a staff number, shown with its leading zeros. */
const padded = (number: string, digits: number): string =>
  /^\d+$/.test(number) ? number.padStart(digits, '0') : number
