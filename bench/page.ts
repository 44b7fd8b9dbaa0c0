import { branchSuffixes, charts, datasets, filters, model, sampleFiles, surveyKit, vocabulary } from '@/catalog'
import { bootInWorker } from '@/engine/database/boot'
import type { Door } from '@/engine/database/door'
import { readInWorker } from '@/engine/work/readInWorker'
import { Library, type LibraryState } from '@/engine/workspace/library'
import { Shelf } from '@/engine/workspace/shelf'
import { memoryPlace } from '@/engine/workspace/store/memory'
import type { Scope } from '@/grammar/filter'

/** What one measured step took, and the statements it sent, to be repeated natively. */
export interface Step {
  ms: number
  statements: string[]
}

const statements: string[] = []

function recording(door: Door): Door {
  return {
    ...door,
    start(connection, sql) {
      statements.push(sql)
      return door.start(connection, sql)
    },
  }
}

async function measure(work: () => Promise<unknown>): Promise<Step> {
  statements.length = 0
  const started = performance.now()
  await work()
  return { ms: performance.now() - started, statements: [...statements] }
}

const library = new Library({
  datasets,
  vocabulary,
  survey: surveyKit,
  openShelf: () => Shelf.open([memoryPlace()]),
  branchSuffixes,
  attributes: filters.filter((filter) => filter.attribute).map((filter) => filter.column),
  model,
  today: '2026-10-15',
  boot: async (progress, lost) => recording(await bootInWorker(progress, lost)),
  read: readInWorker,
})

function scopes(state: LibraryState): Scope[] {
  const start = state.organisation.start
  const base: Scope = {
    quarter: '2026Q3',
    previous: '2026Q2',
    yearAgo: '2025Q3',
    from: '2024Q4',
    asOf: state.asOf,
    org: start.path,
    depth: start.depth,
    values: {},
  }
  const units = start.children.slice(0, 3).map((node) => ({ ...base, org: node.path, depth: node.depth }))
  return [
    base,
    ...units,
    { ...base, values: { gender: ['female'] } },
    { ...base, quarter: '2026Q2', previous: '2026Q1', yearAgo: '2025Q2', from: '2024Q3' },
  ]
}

/** Two charts under six views: the twelve questions of a busy page, none asked before. */
function questions(state: LibraryState) {
  const asked = ['demand-trend', 'demand-loop'].flatMap((id) => charts.filter((chart) => chart.id === id))
  return asked.flatMap((chart) => scopes(state).map((scope) => ({ chart, scope })))
}

const input = document.querySelector<HTMLInputElement>('#file')

Object.assign(globalThis, {
  bench: {
    boot: () => measure(() => library.database.open()),
    /** The sample, file by file, up to the overview's figures: what a first start does. */
    sample: () =>
      measure(async () => {
        const staged = []
        for (const { name, url } of sampleFiles('huayue')) {
          const blob = await (await fetch(url)).blob()
          staged.push(await library.session.stage(new File([blob], name), {}, () => undefined))
        }
        const state = await library.load(
          staged.map((file) => ({ file, replace: false })),
          { sample: 'huayue' },
        )
        const [scope] = scopes(state)
        const chart = charts.find(({ id }) => id === 'overview-kpis')
        if (chart && scope) await state.answerer.answer(chart, scope)
      }),
    async import() {
      const file = input?.files?.[0]
      if (!file) throw new Error('no file')
      let state: LibraryState | undefined
      let staged: Awaited<ReturnType<typeof library.session.stage>> | undefined
      const stage = await measure(async () => (staged = await library.session.stage(file, {}, () => undefined)))
      if (!staged) throw new Error('not staged')
      const files = [staged]
      const load = await measure(
        async () => (state = await library.load(files.map((file) => ({ file, replace: false })))),
      )
      if (!state) throw new Error('not loaded')
      const loaded = state
      const first = await measure(() =>
        Promise.all(questions(loaded).map(({ chart, scope }) => loaded.answerer.answer(chart, scope))),
      )
      return { rows: staged.rows, stage, load, page: first }
    },
  },
})
