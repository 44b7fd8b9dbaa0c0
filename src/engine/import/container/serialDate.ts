const SECONDS = 86_400
/** The day before serial 1, moved by the 29 February 1900 that spreadsheets believe in. */
const EPOCH = Date.UTC(1899, 11, 30)
/** Days between the two calendars a workbook may count by. */
const FROM_1904 = 1462
/** Days that only spreadsheets know: a date column's zero, and that 29 February. */
const NO_SUCH_DAY: Readonly<Record<number, string>> = { 0: '1900-01-00', 60: '1900-02-29' }
/** 31 December 9999. */
const LAST = 2_958_465

const two = (value: number) => String(value).padStart(2, '0')

/** Days already written: a column of dates has few of them. */
const written = new Map<number, string>()

function isoDay(days: number): string {
  const known = written.get(days)
  if (known !== undefined) return known
  const text = new Date(EPOCH + days * SECONDS * 1000).toISOString().slice(0, 10)
  if (written.size < 50_000) written.set(days, text)
  return text
}

function timeOf(seconds: number): string {
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 ? `${clock}:${two(seconds % 60)}` : clock
}

/**
 * A spreadsheet's day number as text: `2026-09-30`, `2026-09-30 08:30`, and `08:30` for a time of no day. Undefined for
 * what is no day at all (negative, beyond the year 9999).
 */
export function dateText(serial: number, from1904: boolean): string | undefined {
  if (serial > 0 && serial < 1) return timeOf(Math.round(serial * SECONDS) % SECONDS)
  const all = Math.round((serial + (from1904 ? FROM_1904 : 0)) * SECONDS)
  const day = Math.floor(all / SECONDS)
  if (!(all >= 0 && day <= LAST)) return undefined
  const seconds = all % SECONDS
  const date = NO_SUCH_DAY[day] ?? isoDay(day < 60 ? day + 1 : day)
  return seconds ? `${date} ${timeOf(seconds)}` : date
}

/** A length of time as hours and minutes, `30:00`, or with seconds. */
export function durationText(serial: number): string | undefined {
  const seconds = Math.round(serial * SECONDS)
  return seconds >= 0 ? timeOf(seconds) : undefined
}
