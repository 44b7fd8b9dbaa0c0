import { beforeEach, expect, test } from 'vitest'
import { useSuggestion } from '@/app/composables/useSuggestion'
import { useLibrary } from '@/app/stores/library'
import type { Slide } from '@/grammar/deck'
import type { LibraryState } from '@/engine/workspace/library'
import { keepInMemory, loadState } from '../meetingState'
import { show, stage } from '../support'

let slides: ReturnType<typeof useSuggestion>

const change = (metric: string, org: string, dimension: string | null = null) => ({ metric, org, dimension })

async function suggested(rows: readonly object[], notes: Record<string, unknown> = {}): Promise<readonly Slide[]> {
  const staged = stage()
  loadState('2026Q3', 40, notes)
  keepInMemory()
  const library = useLibrary()
  const answer = (chart: { id: string }) =>
    Promise.resolve({ rows: chart.id === 'overview-changes' ? rows : [], absence: undefined })
  library.state = { ...library.state, answerer: { answer } } as unknown as LibraryState
  const Host = { setup: () => ((slides = useSuggestion(() => '2026Q3')), {}), render: () => null }
  await show(Host, {}, staged, '/meeting')
  await expect.poll(() => slides.value).toBeDefined()
  return slides.value ?? []
}
const views = (some: readonly Slide[]) =>
  some.map((slide) => (slide.kind === 'chart' ? [slide.view.chart, slide.view.query] : slide.kind))

beforeEach(() => sessionStorage.clear())

test('key figures first, then the charts where the surest changes open, no more than two of a kind', async () => {
  const found = await suggested([
    change('on_time_rate', '华岳/五号井', '生活保障'),
    change('on_time_rate', '华岳/五号井', '生活保障'),
    change('on_time_rate', '华岳/五号井'),
    change('satisfied_rate', '华岳/三号井'),
    change('favourable', '华岳/五号井', '服务满意'),
    change('backlog', '华岳'),
  ])
  const quarter = '2026Q3'
  expect(views(found)).toEqual([
    ['overview-kpis', { quarter }],
    ['demand-loop', { quarter, org: '华岳/五号井', category: '生活保障' }],
    ['demand-loop', { quarter, org: '华岳/五号井' }],
    ['sentiment-trend', { quarter, org: '华岳/五号井' }],
    ['demand-backlog', { quarter }],
  ])
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
})

test('what earlier meetings decided comes before all', async () => {
  const decision = { id: 1, deck: 1, view: null, quarter: '2026Q2', figure: null, text: '甲', owner: '', due: '' }
  const notes = { meetings: { decks: [], decisions: [{ ...decision, made: '2026-07-10', state: 'open' }] } }
  expect(views(await suggested([], notes))).toEqual(['followUp', ['overview-kpis', { quarter: '2026Q3' }]])
})
