import type { Measure } from './column'
import { isQuarter } from './quarter'
import type { Locale } from './words'

/** Numbers and dates as people read them. A missing number is an en dash, never 0. */
export interface Format {
  /** The words for a unit of measure. */
  unit(unit: string): string
  /** A value with its unit, by measure: a share is a percentage with one decimal, a count has no decimals. */
  value(value: unknown, measure: Measure, unit?: string): string
  /** A difference with its sign; shares in percentage points. */
  change(value: number | null, measure: Measure): string
  /** A relative change (0.185 → +18.5%). */
  relative(value: number | null): string
  /** A quarter; a year alone is one too, and what is neither stays as it is. */
  quarter(quarter: string): string
  date(date: string): string
}

export const MISSING = '–'
const MINUS = '−'

/** Formats of one language; `unit` gives the words for a unit of measure. */
export function formatFor(locale: Locale, unit: (unit: string) => string = (name) => name): Format {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const free = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const chinese = locale === 'zh-CN'
  const points = chinese ? ' 个百分点' : ' pp'

  const plain = (value: number, measure: Measure): string => {
    if (measure === 'share') return `${one.format(value * 100)}%`
    if (measure === 'count' || measure === 'days') return whole.format(value)
    if (measure === 'score' || measure === 'points') return one.format(value)
    if (measure === 'probability') return value < 0.001 ? '<0.001' : value.toFixed(3)
    return free.format(value)
  }
  /** What rounds to nothing has no sign. */
  const signed = (text: string, value: number): string => {
    const bare = text.replace('-', '')
    if (!/[1-9]/.test(bare)) return bare
    return value < 0 ? `${MINUS}${bare}` : `+${bare}`
  }

  return {
    unit,
    value(value, measure, of) {
      if (value === null || value === undefined || value === '') return MISSING
      if (measure === 'quarter') return this.quarter(String(value))
      if (measure === 'date') return this.date(String(value))
      if (typeof value !== 'number') return String(value)
      if (!Number.isFinite(value)) return MISSING
      const text = plain(value, measure).replace('-', MINUS)
      return of && measure !== 'share' ? `${text} ${unit(of)}` : text
    },
    change(value, measure) {
      if (value === null) return MISSING
      const text = measure === 'share' ? `${one.format(value * 100)}${points}` : plain(value, measure)
      return signed(text, value)
    },
    relative: (value) => (value === null ? MISSING : signed(`${one.format(value * 100)}%`, value)),
    quarter(period) {
      if (/^\d{4}$/.test(period)) return chinese ? `${period}年` : period
      if (!isQuarter(period)) return period
      return chinese ? `${period.slice(0, 4)}年${period.slice(5)}季度` : `${period.slice(0, 4)} Q${period.slice(5)}`
    },
    date: (date) =>
      chinese ? `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日` : date,
  }
}
