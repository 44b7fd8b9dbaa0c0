import { beforeAll, expect, test } from 'vitest'
import { charts } from '@/catalog'
import { draw } from '@/grammar/draw'
import type { LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../../support/company'
import { answerOf, contextOf } from '../../support/context'
import { svgOf } from '../../support/drawn'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

/** The stage is drawn at half of 1080p: 12 here is 24 there. */
const LEAST = 12
const EVENTS = [{ quarter: '2025Q2', title: '人事系统切换' }]

test.each(charts.filter(({ form }) => form !== 'cards').map((chart) => [chart.id, chart] as const))(
  '%s has no text on a slide that is under 24 px at 1080p, in any reading',
  async (_, chart) => {
    const { rows, scope } = await answerOf(state, chart)
    for (const [width, pixels] of [
      ['wide', 904],
      ['normal', 664],
      ['narrow', 438],
    ] as const)
      for (const mode of chart.modes ?? ['']) {
        const context = contextOf(scope, { room: 'slide', width, mode, events: EVENTS })
        const svg = svgOf(draw(chart, rows, context), pixels, 340)
        const sizes = [...svg.matchAll(/font-size:\s*([\d.]+)px/g)].map(([, size]) => Number(size))
        expect(sizes.length).toBeGreaterThan(0)
        expect(Math.min(...sizes), `${mode} ${width}`).toBeGreaterThanOrEqual(LEAST)
      }
  },
)
