import type { DatasetSpec, OrgLevel } from '@/grammar/dataset'

/** What a file column becomes: a canonical column, `org:<level>`, or nothing. */
export type Target = string | undefined
export type Mapping = readonly Target[]

export interface Recognition {
  /** Undefined when no dataset has all it requires; `nearest` and `missing` then say what would be needed. */
  dataset: string | undefined
  nearest: string
  mapping: Mapping
  missing: readonly string[]
}

export const ORG = 'org:'

/** A header reduced to what identifies it: half-width, no blanks, no `*`, numbering or bracketed unit. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s\uFEFF*"'“”]/g, '')
    .replace(/^\d+[、.．)]/, '')
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]$/, '')
    .toLowerCase()
}

/** The dataset that a table's headers belong to: recognised by headers alone, never by the file's name. */
export function recognise(
  header: readonly string[],
  datasets: readonly DatasetSpec[],
  levels: readonly OrgLevel[],
): Recognition {
  const candidates = datasets.map((dataset) => {
    const mapping = mapHeaders(header, dataset, levels)
    const missing = missingColumns(mapping, dataset)
    return { dataset, mapping, missing, matched: mapping.filter(Boolean).length }
  })
  candidates.sort(
    (a, b) =>
      Number(a.missing.length > 0) - Number(b.missing.length > 0) ||
      b.matched - a.matched ||
      a.missing.length - b.missing.length,
  )
  const [best] = candidates
  if (!best) throw new RangeError('no datasets')
  const { dataset, mapping, missing } = best
  return { dataset: missing.length ? undefined : dataset.id, nearest: dataset.id, mapping, missing }
}

/** Each file column's target in one dataset; a target is given once, to the best-named column. */
export function mapHeaders(header: readonly string[], dataset: DatasetSpec, levels: readonly OrgLevel[]): Mapping {
  const names = new Map<string, { target: string; rank: number }>()
  const add = (headers: readonly string[], target: string) =>
    headers.forEach((name, rank) => {
      const key = headerKey(name)
      if (!names.has(key)) names.set(key, { target, rank })
    })
  for (const [column, { headers }] of Object.entries(dataset.columns)) add([...headers, column], column)
  for (const level of levels) add(level.headers, ORG + level.id)

  const mapping: Target[] = header.map(() => undefined)
  const taken = new Map<string, { rank: number; index: number }>()
  header.forEach((cell, index) => {
    const found = names.get(headerKey(cell))
    if (!found) return
    const holder = taken.get(found.target)
    if (holder && holder.rank <= found.rank) return
    if (holder) mapping[holder.index] = undefined
    taken.set(found.target, { rank: found.rank, index })
    mapping[index] = found.target
  })
  return mapping
}

/** What the dataset needs and the mapping lacks: canonical names; `org` for any organisation column. */
export function missingColumns(mapping: Mapping, dataset: DatasetSpec): string[] {
  const has = new Set(mapping)
  const needed = Object.entries(dataset.columns)
    .filter(([, column]) => column.required)
    .map(([name]) => name)
    .concat(dataset.signature)
  const missing = [...new Set(needed)].filter((name) => !has.has(name))
  if (dataset.filters.includes('org') && !dataset.orgOptional && !mapping.some((target) => target?.startsWith(ORG)))
    missing.push('org')
  if (dataset.quarterFrom && !has.has('quarter') && !has.has(dataset.quarterFrom)) missing.push(dataset.quarterFrom)
  return missing
}
