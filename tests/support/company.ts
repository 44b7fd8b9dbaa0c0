import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { branchSuffixes, datasets, filters, model, surveyKit, vocabulary } from '@/catalog'
import { readHere } from '@/engine/work/readInWorker'
import { Library, type LibraryOptions, type LibraryState } from '@/engine/workspace/library'
import { Shelf } from '@/engine/workspace/shelf'
import { memoryPlace } from '@/engine/workspace/store/memory'
import { nodeDoor } from './nodeDoor'

export const TODAY = '2026-10-15'

/** A library on real DuckDB-WASM in Node, empty; one made within a test is closed at its end. */
export function emptyLibrary(changes: Partial<LibraryOptions> = {}): Library {
  const library = newLibrary(changes)
  try {
    onTestFinished(() => library.database.close())
  } catch {
    // Made for a whole file, in a hook: it stays.
  }
  return library
}

function newLibrary(changes: Partial<LibraryOptions>): Library {
  return new Library({
    datasets,
    vocabulary,
    survey: surveyKit,
    openShelf: () => Shelf.open([memoryPlace()]),
    branchSuffixes,
    attributes: filters.filter((filter) => filter.attribute).map((filter) => filter.column),
    model,
    today: TODAY,
    boot: nodeDoor,
    read: readHere,
    ...changes,
  })
}

/** Takes files through the whole import. Throws where one is not recognised. */
export async function load(library: Library, files: readonly File[], sample = false): Promise<LibraryState> {
  const staged = []
  for (const file of files) {
    const one = await library.session.stage(file, {}, () => undefined)
    if (!one.dataset) throw new Error(`${file.name}: nearest ${one.nearest}, missing ${one.missing.join(', ')}`)
    staged.push(one)
  }
  return library.load(
    staged.map((file) => ({ file, replace: false })),
    { sample: sample ? 'sample' : '' },
  )
}

export function filesOf(folder: string): File[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => new File([new Uint8Array(readFileSync(join(folder, name)))], name))
}

interface Company {
  library: Library
  state: LibraryState
}

let shared: Promise<Company> | undefined

/** The sample company, loaded; one for all tests of a process, so none may change it or close its database. */
export function sampleCompany(): Promise<Company> {
  return (shared ??= sampleIn(newLibrary({})))
}

/** The sample company for a test that changes it. */
export const ownSampleCompany = (): Promise<Company> => sampleIn(emptyLibrary())

async function sampleIn(library: Library): Promise<Company> {
  return { library, state: await load(library, filesOf('data/huayue'), true) }
}
