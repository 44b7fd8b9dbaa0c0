import { describe, expect, test } from 'vitest'
import { surveyCoverage } from '../../grammar/statistics/simulate'

const RUNS = 20_000
const sizes = [8, 10, 15, 20, 30, 50, 80, 120, 200]
const percent = (share: number) => (100 * share).toFixed(1)

/** True share, correlation of one person's answers, number of questions. */
const usual = [
  [0.6, 0.3, 10],
  [0.6, 0.3, 5],
  [0.6, 0.1, 10],
  [0.5, 0.3, 20],
  [0.55, 0.5, 10],
] as const
/** Shares near an end and few respondents: what the method cannot hold; printed, and bounded so that it does not get worse. */
const extreme = [
  [0.75, 0.3, 10],
  [0.85, 0.3, 10],
  [0.92, 0.3, 10],
] as const

describe.skipIf(!process.env.XINSHENG_LONG)('coverage of the interval over several questions', () => {
  test.each(usual)(
    'share %f, alike %f, %i questions: 92–96 percent from 8 to 200 respondents',
    (share, alike, questions) => {
      const found = sizes.map((respondents) =>
        surveyCoverage({ respondents, questions, share, alike, blank: 0.08 }, RUNS, respondents),
      )
      print(`share ${share}, alike ${alike}, ${questions} questions`, found)
      for (const { clustered } of found) {
        expect(clustered).toBeGreaterThan(0.915)
        expect(clustered).toBeLessThan(0.965)
      }
    },
  )

  test.each(extreme)(
    'share %f, alike %f, %i questions: at least 92 percent from 30 respondents',
    (share, alike, questions) => {
      const found = sizes.map((respondents) =>
        surveyCoverage({ respondents, questions, share, alike, blank: 0.08 }, RUNS, respondents),
      )
      print(`share ${share}, alike ${alike}, ${questions} questions`, found)
      found.forEach(({ clustered }, i) => {
        expect(clustered).toBeGreaterThan((sizes[i] ?? 0) >= 30 ? 0.915 : 0.85)
        expect(clustered).toBeLessThan(0.965)
      })
    },
  )
})

function print(title: string, found: readonly { clustered: number; pooled: number }[]): void {
  const cells = found.map(({ clustered, pooled }, i) => `${sizes[i]}: ${percent(clustered)} (${percent(pooled)})`)
  console.log(`${title}; respondents: coverage % (if pooled)\n  ${cells.join('  ')}`)
}
