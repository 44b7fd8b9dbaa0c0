import type { AnyRow } from '@/grammar/column'
import { datasets } from '@/catalog'
import type { FileChoices, StagedFile } from '@/engine/import/session'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { load } from '../../support/company'

export const csv = (text: string, name = 'x.csv'): File => new File([text], name)

/** One demand a row: `编号,单位,登记日期,需求类别,诉求内容`. */
export const demands = (rows: readonly string[], name = 'demands.csv'): File =>
  csv(`编号,单位,登记日期,需求类别,诉求内容\n${rows.join('\n')}\n`, name)

/** Reads a file up to the question whether to load it. */
export const stage = (library: Library, file: File, choices: FileChoices = {}): Promise<StagedFile> =>
  library.session.stage(file, choices, () => undefined)

/** Loads files as one import; each takes the place of its quarters. */
export async function replaceBy(library: Library, ...files: readonly File[]): Promise<LibraryState> {
  const staged = []
  for (const file of files) staged.push(await stage(library, file))
  return library.load(staged.map((file) => ({ file, replace: true })))
}

/** Loads a file as an import of its own; the state, and the number of the batch it became. */
export async function addTo(library: Library, file: File): Promise<LibraryState & { id: number }> {
  const state = await load(library, [file])
  return { ...state, id: state.batches.at(-1)?.id ?? 0 }
}

/** Every cell of the rows of a dataset that count, as text, in an order of their own. */
export const rowsOf = (library: Library, dataset: string): Promise<AnyRow[]> =>
  library.database.rows(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM model.loaded_${dataset} ORDER BY ALL`)

/** The same of all datasets, without the numbers of batches: those are other ones elsewhere. */
export async function everything(library: Library): Promise<Record<string, AnyRow[]>> {
  const found: Record<string, AnyRow[]> = {}
  for (const { id } of datasets)
    found[id] = await library.database.rows(
      `SELECT CAST(COLUMNS(* EXCLUDE (batch)) AS VARCHAR) FROM model.loaded_${id} ORDER BY ALL`,
    )
  return found
}

/** Numbers of the demands that count, in order. */
export async function ids(library: Library): Promise<string[]> {
  const found = await library.database.rows<{ id: string }>(
    'SELECT demand_id AS id FROM model.loaded_demands ORDER BY demand_id, line',
  )
  return found.map(({ id }) => id)
}
