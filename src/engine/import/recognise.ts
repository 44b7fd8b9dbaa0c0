import type { DatasetSpec, OrgLevel } from '@/grammar/dataset'
import { headerKey, joinedKey, lastKey, likeness } from './headerKey'

/** What a file column becomes: a canonical column, `org:<level>`, `wide:<id>`, `at:<period>`, or nothing. */
export type Target = string | undefined
export type Mapping = readonly Target[]

/** How a column was recognised: by a known name, by a name much like one, or by hand; undefined where it was not. */
export type Confidence = 'known' | 'alike' | 'chosen' | undefined

export interface Matched {
  mapping: Mapping
  confidence: readonly Confidence[]
}

export interface Recognition extends Matched {
  /** Undefined when no dataset has all it requires; `nearest` and `missing` then say what would be needed. */
  dataset: string | undefined
  nearest: string
  missing: readonly string[]
}

/** What recognition knows beside the datasets. */
export interface Vocabulary {
  levels: readonly OrgLevel[]
  /** Words that make a name another one (上季…, …占比): never alike without them. */
  qualifiers: readonly string[]
}

export const ORG = 'org:'
export const WIDE = 'wide:'
export const AT = 'at:'

const PERIOD = /^(\d{4})年?(?:度)?$|^(\d{4})年?[-./]?(?:q|第?)([1-4一二三四])(?:季度?)?$/u
/** From this likeness on, a header is taken for a known one. */
const ALIKE = 0.66

/** The dataset that a table's headers belong to: recognised by headers alone, never by the file's name. */
export function recognise(
  header: readonly string[],
  datasets: readonly DatasetSpec[],
  vocabulary: Vocabulary,
): Recognition {
  const candidates = datasets.map((dataset) => {
    const matched = matchHeaders(header, dataset, vocabulary)
    const missing = missingColumns(matched.mapping, dataset)
    const known = matched.confidence.filter((word) => word === 'known').length
    const alike = matched.confidence.filter((word) => word === 'alike').length
    return { dataset, ...matched, missing, weight: known + alike / 2 }
  })
  /** A list of people could be much: what knows more of its columns is nearer. */
  const most = Math.max(...candidates.map(({ weight }) => weight))
  const vague = ({ dataset, mapping, weight }: (typeof candidates)[number]) =>
    weight < most && dataset.signature.some((need) => need.includes('|') && !mapping.includes(need.split('|')[0]))
  const complete = (candidate: (typeof candidates)[number]) => !candidate.missing.length && !vague(candidate)
  candidates.sort(
    (a, b) => Number(complete(b)) - Number(complete(a)) || b.weight - a.weight || a.missing.length - b.missing.length,
  )
  const [best] = candidates
  if (!best) throw new RangeError('no datasets')
  const { dataset, mapping, confidence, missing } = best
  return { dataset: missing.length ? undefined : dataset.id, nearest: dataset.id, mapping, confidence, missing }
}

interface Name {
  key: string
  target: string
  /** Place among the target's synonyms: a better name wins the target. */
  rank: number
}

/** Each file column's target in one dataset; a target is given once, to the best-named column. */
export function matchHeaders(header: readonly string[], dataset: DatasetSpec, vocabulary: Vocabulary): Matched {
  const names = namesOf(dataset, vocabulary.levels)
  const mapping: Target[] = header.map(() => undefined)
  const confidence: Confidence[] = header.map(() => undefined)
  const taken = new Map<string, { rank: number; index: number }>()
  const give = (index: number, target: string, rank: number, sure: Confidence) => {
    const holder = taken.get(target)
    if (holder) mapping[holder.index] = confidence[holder.index] = undefined
    taken.set(target, { rank, index })
    mapping[index] = target
    confidence[index] = sure
  }
  for (const key of [headerKey, joinedKey, lastKey]) {
    header.forEach((cell, index) => {
      if (mapping[index] !== undefined) return
      const found = names.get(key(cell))
      const holder = found && taken.get(found.target)
      if (found && (!holder || (holder.rank > found.rank && key === headerKey)))
        give(index, found.target, found.rank, 'known')
    })
  }
  if (dataset.periods)
    header.forEach((cell, index) => {
      const period = mapping[index] === undefined ? periodOf(headerKey(cell)) : undefined
      if (period && !taken.has(AT + period)) give(index, AT + period, 0, 'known')
    })
  for (const { index, name } of likenesses(header, mapping, names, vocabulary.qualifiers))
    if (mapping[index] === undefined && !taken.has(name.target)) give(index, name.target, name.rank, 'alike')
  return { mapping, confidence }
}

function namesOf(dataset: DatasetSpec, levels: readonly OrgLevel[]): Map<string, Name> {
  const names = new Map<string, Name>()
  const add = (headers: readonly string[], target: string) =>
    headers.forEach((header, rank) => {
      const key = headerKey(header)
      if (!names.has(key)) names.set(key, { key, target, rank })
    })
  for (const [column, { headers }] of Object.entries(dataset.columns)) add([...headers, column], column)
  for (const level of levels) add(level.headers, ORG + level.id)
  for (const [id, { headers }] of Object.entries(dataset.wide ?? {})) add(headers, WIDE + id)
  return names
}

/** Headers much like a known name, the most alike first. */
function likenesses(
  header: readonly string[],
  mapping: Mapping,
  names: ReadonlyMap<string, Name>,
  qualifiers: readonly string[],
): { index: number; name: Name; score: number }[] {
  const found: { index: number; name: Name; score: number }[] = []
  header.forEach((cell, index) => {
    if (mapping[index] !== undefined) return
    const key = lastKey(cell)
    const marks = qualifiers.filter((word) => key.includes(word)).join()
    for (const name of names.values()) {
      const score = likeness(key, name.key)
      if (score >= ALIKE && marks === qualifiers.filter((word) => name.key.includes(word)).join())
        found.push({ index, name, score })
    }
  })
  return found.sort((a, b) => b.score - a.score || a.index - b.index || a.name.rank - b.name.rank)
}

/** `2026`, `2026年` → `2026`; `2026Q1`, `2026年一季度` → `2026Q1`. */
function periodOf(key: string): string | undefined {
  const found = PERIOD.exec(key)
  if (!found) return undefined
  const quarter = found[3]
  const numeral = quarter === undefined ? -1 : '一二三四'.indexOf(quarter)
  return found[1] ?? `${found[2]}Q${numeral < 0 ? quarter : numeral + 1}`
}

/** Columns that the mapping gives, also by what wide columns set. */
export function givenColumns(mapping: Mapping, dataset: DatasetSpec): Set<string> {
  const given = new Set<string>()
  for (const target of mapping) {
    if (target === undefined) continue
    given.add(target)
    const wide = target.startsWith(WIDE) ? dataset.wide?.[target.slice(WIDE.length)] : undefined
    if (wide) for (const name of [wide.value, ...Object.keys(wide.sets)]) given.add(name)
    if (target.startsWith(AT) && dataset.periods) given.add(dataset.periods.into).add(dataset.periods.value)
  }
  return given
}

/** What the dataset needs and the mapping lacks: canonical names; `org` for any organisation column. */
export function missingColumns(mapping: Mapping, dataset: DatasetSpec): string[] {
  const has = givenColumns(mapping, dataset)
  const met = (need: string) => need.split('|').some((name) => has.has(name))
  const derived = new Set(dataset.signature.filter(met).flatMap((need) => need.split('|')))
  const needed = Object.entries(dataset.columns)
    .filter(([name, column]) => column.required && !derived.has(name))
    .map(([name]) => name)
    .concat(dataset.signature.filter((need) => !met(need)).map((need) => need.split('|')[0] ?? need))
  const missing = [...new Set(needed)].filter((name) => !has.has(name))
  if (dataset.filters.includes('org') && !dataset.orgOptional && !mapping.some((target) => target?.startsWith(ORG)))
    missing.push('org')
  if (dataset.quarterFrom && !has.has('quarter') && !has.has(dataset.quarterFrom)) missing.push(dataset.quarterFrom)
  return missing
}
