import { describe, expect, test } from 'vitest'
import { falseChanges, falseSignals } from '../../grammar/statistics/simulate'

const percent = (share: number) => (100 * share).toFixed(1)

describe.skipIf(!process.env.XINSHENG_LONG)('processes that do not change', () => {
  test.each([8, 12, 20])('φ from %i quarters: at most 7 percent of pairs show a change at dispersion 1–3', (past) => {
    const means = [3, 10, 30, 100, 300, 1000]
    for (const phi of [1, 1.2, 1.5, 2, 2.5, 3]) {
      const found = means.map((mean) => falseChanges(mean, phi, past, 6000, mean * 10 + past))
      console.log(
        `${past} quarters, φ ${phi}; mean: % false  ${means.map((mean, i) => `${mean}: ${percent(found[i] ?? NaN)}`).join('  ')}`,
      )
      for (const share of found) expect(share).toBeLessThan(0.07)
    }
  })

  test.each(['normal', 'rate', 'count'] as const)('%s series: signals of stable processes', (kind) => {
    const lengths = [8, 9, 10, 12, 16, 20, 28]
    const found = lengths.map((length) => falseSignals(length, kind, 20_000, length))
    const cells = lengths.map((n, i) => `${n}: ${percent(found[i]?.any ?? NaN)} / ${percent(found[i]?.current ?? NaN)}`)
    console.log(`XmR, ${kind}; quarters: % with a signal anywhere / one that is current\n  ${cells.join('  ')}`)
    // Any signal anywhere: what eight and nine shown quarters hold; longer series have more places for chance.
    for (const one of found.slice(0, 2)) expect(one.any).toBeLessThan(0.032)
    for (const one of found) expect(one.current).toBeLessThan(0.03)
  })
})
