import { load, emptyLibrary } from '../../support/company'

/** A library with these files: name → lines. */
export const loaded = (files: Readonly<Record<string, readonly string[]>>) =>
  load(
    emptyLibrary(),
    Object.entries(files).map(([name, lines]) => new File([lines.join('\n')], `${name}.csv`)),
  )
