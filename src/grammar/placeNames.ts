import { lastName, parentPath, pathNames, type OrgPath } from './organisation'

const DIGITS = '〇一二三四五六七八九'

/** A place's name reduced to what people hear: half-width, no blanks or brackets, numerals as digits (综采２ 队 is 综采二队). */
export function placeKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s()[\]{}“”"'·.\-_/]/gu, '')
    .replace(/[〇一二三四五六七八九十]+/gu, numeral)
    .toLowerCase()
}

function numeral(han: string): string {
  const [tens, ones] = han.includes('十') ? han.split('十') : ['', '']
  if (!han.includes('十')) return [...han].map((digit) => DIGITS.indexOf(digit)).join('')
  const digit = (text: string | undefined, empty: number) => (text ? DIGITS.indexOf(text) : empty)
  return String(digit(tens, 1) * 10 + digit(ones, 0))
}

/** Whether two keys differ by one character: put in, left out, changed, or two neighbours swapped (Damerau 1964). */
export function oneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const rests = [
    [one.slice(start + 1), other.slice(start + 1)],
    [one.slice(start + 1), other.slice(start)],
    [one.slice(start), other.slice(start + 1)],
    [one.slice(start + 2), other.slice(start + 2)],
  ] as const
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start]
  return rests.slice(0, 3).some(([a, b]) => a === b) || (swapped && rests[3][0] === rests[3][1])
}

/** A place that may be another one, written differently. */
export interface Proposal {
  /** As it would stand in the tree. */
  place: OrgPath
  /** The places it may mean, the likeliest first. */
  candidates: readonly OrgPath[]
  /** The same name but for width, blanks, brackets and numerals. */
  sure: boolean
}

/**
 * New places that are nearly known ones, also by the name of their branch: under the same parent, or without one. Names that differ in a number (综采一队,
 * 综采二队) are two places, however alike.
 */
export function proposePlaces(
  fresh: readonly OrgPath[],
  known: readonly OrgPath[],
  suffixes: readonly string[] = [],
): Proposal[] {
  const keyOf = (path: OrgPath) => placeKey(withoutSuffix(lastName(path), suffixes))
  const places = known.map((path) => ({ path, key: keyOf(path) }))
  return fresh.flatMap((place): Proposal[] => {
    const key = keyOf(place)
    const near = places.filter(({ path }) => path !== place && sameParent(place, path))
    const same = near.filter((other) => other.key === key)
    const alike = near.filter(
      (other) => key.length >= 3 && oneApart(key, other.key) && digitsOf(key) === digitsOf(other.key),
    )
    const candidates = [...same, ...alike].map(({ path }) => path)
    return candidates.length ? [{ place, candidates, sure: same.length === 1 }] : []
  })
}

/** The place that a branch's name speaks of: 综采二队党支部 is 综采二队's. */
export function withoutSuffix(name: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((end) => name.endsWith(end) && name.length > end.length)
  return suffix ? name.slice(0, -suffix.length).trim() : name
}

const digitsOf = (key: string): string => key.replace(/\D/gu, '')

function sameParent(place: OrgPath, other: OrgPath): boolean {
  const parent = parentPath(place) ?? ''
  const above = parentPath(other) ?? ''
  return parent === '' || parent === above || pathNames(above).slice(-pathNames(parent).length).join('/') === parent
}
