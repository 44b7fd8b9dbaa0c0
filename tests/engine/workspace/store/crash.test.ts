import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Manifest } from '@/engine/workspace/store/manifest'
import { isManifestName } from '@/engine/workspace/store/manifestFile'
import { memoryPlace } from '@/engine/workspace/store/memory'
import { erase, sweep } from '@/engine/workspace/store/sweep'
import type { Place } from '@/engine/workspace/store/place'
import { copyOf, deaths, dyingPlace } from './dyingPlace'

/** A state names files; a file's content follows from its name. */
interface State {
  files: string[]
}
const form = { parse: (json: unknown) => json as State, empty: { files: [] } }
const contentOf = (name: string) => `content of ${name}, long enough to be torn`

const step = fc.constantFrom('import', 'replace', 'delete', 'sweep', 'erase')
type Step = 'import' | 'replace' | 'delete' | 'sweep' | 'erase'

const after = (state: State, kind: Step, serial: number): State => {
  const fresh = [`batch-${serial}-table`, `batch-${serial}-original`]
  if (kind === 'import') return { files: [...state.files, ...fresh] }
  if (kind === 'replace') return { files: [...state.files.slice(2), ...fresh] }
  if (kind === 'delete') return { files: state.files.slice(1) }
  return kind === 'erase' ? { files: [] } : state
}

/** One change as the library makes it: files first, then the manifest, then what is no longer named. */
async function run(place: Place, kind: Step, next: State): Promise<void> {
  const manifest = await Manifest.open(place, form)
  const { files } = manifest.state
  if (kind === 'erase') return erase(place)
  if (kind === 'sweep') {
    await sweep(place, new Set((await manifest.kept()).flatMap((state) => state.files)))
    return
  }
  for (const name of next.files.filter((file) => !files.includes(file)))
    await place.write(name, new Blob([contentOf(name)]))
  await manifest.commit(next, { forget: kind === 'delete' })
  if (kind === 'delete') await place.remove(files.filter((name) => !next.files.includes(name)))
}

async function expectWhole(place: Place, { files }: State): Promise<void> {
  for (const name of files) expect(await (await place.read(name))?.text()).toBe(contentOf(name))
}

describe.each(deaths)('a process that dies in an operation and leaves of it: %s', (death) => {
  test('finds the old state or the new one at every moment, whole, and can go on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const place = memoryPlace()
        let state: State = form.empty
        for (const [serial, kind] of steps.entries()) {
          const next = after(state, kind, serial)
          for (let living = 0; ; living += 1) {
            const left = await copyOf(place)
            const dying = dyingPlace(left, living, death)
            const survived = await run(dying, kind, next).then(
              () => true,
              () => false,
            )
            const found = await Manifest.open(left, form)
            expect([state, next]).toContainEqual(found.state)
            if (survived) expect(found.state).toEqual(next)
            await expectWhole(left, found.state)
            await goOn(left, found)
            if (survived) break
          }
          await run(place, kind, next)
          state = next
        }
      }),
      { numRuns: 25, seed: 3 },
    )
  })
})

/** After a restart: two changes and the sweep leave exactly what is named. */
async function goOn(place: Place, manifest: Manifest<State>): Promise<void> {
  const before = manifest.state
  await sweep(place, new Set((await manifest.kept()).flatMap((state) => state.files)))
  await expectWhole(place, before)
  const name = 'batch-99-table'
  const next = { files: [...before.files, name] }
  await place.write(name, new Blob([contentOf(name)]))
  await manifest.commit(next)
  await manifest.commit(next)
  const again = await Manifest.open(place, form)
  expect(again.state).toEqual(next)
  await sweep(place, new Set(next.files))
  await expectWhole(place, next)
  const names = (await place.list()).map((file) => file.name)
  expect(names.filter((file) => !isManifestName(file)).sort()).toEqual([...next.files].sort())
  expect(names.filter(isManifestName)).toHaveLength(2)
}
