import { at, read } from '../../data/sample'
import { newcombeAt, newcombeP, ratioTest } from './comparing'
import { age, before, handledAt, headcount } from './overview'
import { moodOf } from './sentiment'

const Z = 1.959963984540054
const CATEGORIES = [...new Set(read('demands').map((row) => at(row, '需求类别')))]
const DIMENSIONS = [
  ...new Set(
    read('sentiment')
      .map((row) => at(row, '维度'))
      .filter(Boolean),
  ),
]

export interface Changed {
  metric: string
  org: string
  dimension: string | null
  value: number
  previous: number
  change: number
  change_low: number
  change_high: number
  p_value: number
}
type Place = { unit?: string; team?: string }

/** Every change that can be tested between two quarters, place by place and slice by slice, from the rows of the files. */
export function changes(
  places: readonly (readonly [org: string, place: Place])[],
  quarters: readonly string[],
  asOf: string,
  categories: readonly string[] = CATEGORIES,
): Changed[] {
  const quarter = quarters.at(-1) ?? ''
  const days = age(quarter, asOf)
  return places.flatMap(([org, place]) => {
    const found: Changed[] = []
    const count = (metric: string, dimension: string | null, parts: readonly number[], tested: readonly number[]) => {
      const [value = 0, previous = 0] = [parts.at(-1), parts.at(-2)]
      const [now = 0, past = 0] = [tested.at(-1), tested.at(-2)]
      if (value < 10 || previous < 10) return
      const { low, high, p } = ratioTest(now, past, tested.slice(0, -1))
      found.push({
        metric,
        org,
        dimension,
        value,
        previous,
        change: value / previous - 1,
        change_low: low,
        change_high: high,
        p_value: p,
      })
    }
    /** `n`: how many independent answers, `size`: how many respondents or cases. */
    const share = (
      metric: string,
      dimension: string | null,
      now: { p: number; n: number; size: number },
      past: { p: number; n: number; size: number },
    ) => {
      if (now.size < 10 || past.size < 10) return
      const [low, high] = newcombeAt(now, past, Z)
      found.push({
        metric,
        org,
        dimension,
        value: now.p,
        previous: past.p,
        change: now.p - past.p,
        change_low: low,
        change_high: high,
        p_value: newcombeP(now, past),
      })
    }
    for (const category of [null, ...categories]) {
      const where = { ...place, ...(category && { category }) }
      const all = quarters.map((one) => handledAt(one, days, where))
      count(
        'demand_count',
        category,
        all.map((one) => one.submitted),
        all.map((one) => one.tested),
      )
      count(
        'backlog',
        category,
        all.map((one) => one.open),
        all.map((one) => one.open),
      )
      const rate = (part: 'onTime' | 'satisfied', whole: 'timed' | 'rated', back: number) => {
        const one = all.at(-1 - back)
        return { p: (one?.[part] ?? 0) / (one?.[whole] ?? 0), n: one?.[whole] ?? 0, size: one?.[whole] ?? 0 }
      }
      share('on_time_rate', category, rate('onTime', 'timed', 0), rate('onTime', 'timed', 1))
      share('satisfied_rate', category, rate('satisfied', 'rated', 0), rate('satisfied', 'rated', 1))
    }
    if (categories !== CATEGORIES) return found
    for (const dimension of [null, ...DIMENSIONS]) {
      const mood = (when: string) => {
        const one = moodOf(
          { quarter: when, ...place } as object,
          (row) => dimension !== null && at(row, '维度') !== dimension,
        )
        return { p: one.p, n: one.effective, size: Number.isNaN(one.p) ? 0 : one.respondents }
      }
      share('favourable', dimension, mood(quarter), mood(before(quarter)))
    }
    const took = (when: string) => {
      const heads = headcount(when, place).heads
      return { p: moodOf({ quarter: when, ...place } as object).respondents / heads, n: heads, size: heads }
    }
    share('participation', null, took(quarter), took(before(quarter)))
    return found
  })
}
