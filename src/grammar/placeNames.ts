import { joinPath, lastName, parentPath, pathNames, type OrgPath } from './organisation'

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
 * New places that are nearly known ones, also by the name of their branch: under the same parent, however that is written, or without
 * one. Names that differ in a number (综采一队, 综采二队) are two places, however alike. What a sure parent settles is not proposed again.
 */
export function proposePlaces(
  fresh: readonly OrgPath[],
  known: readonly OrgPath[],
  suffixes: readonly string[] = [],
): Proposal[] {
  const keysOf = (path: OrgPath) => pathNames(path).map((name) => placeKey(withoutSuffix(name, suffixes)))
  const places = known.map((path) => ({ path, keys: keysOf(path), key: keysOf(path).at(-1) ?? '' }))
  const found = fresh.flatMap((place): Proposal[] => {
    const keys = keysOf(place)
    const key = keys.at(-1) ?? ''
    const near = places.filter((other) => other.path !== place && sameParent(keys, other.keys))
    const same = near.filter((other) => other.key === key)
    const alike = near.filter(
      (other) => key.length >= 3 && oneApart(key, other.key) && digitsOf(key) === digitsOf(other.key),
    )
    const candidates = [...same, ...alike].map(({ path }) => path)
    return candidates.length ? [{ place, candidates, sure: same.length === 1 }] : []
  })
  const settled = new Map(found.flatMap(({ place, candidates, sure }) => (sure ? [[place, candidates[0]]] : [])))
  return found.filter(({ place, candidates: [first] }) => {
    const above = settled.get(parentPath(place) ?? '')
    return above === undefined || joinPath([above, lastName(place)]) !== first
  })
}

/** The place that a branch's name speaks of: 综采二队党支部 is 综采二队's. */
export function withoutSuffix(name: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((end) => name.endsWith(end) && name.length > end.length)
  return suffix ? name.slice(0, -suffix.length).trim() : name
}

const digitsOf = (key: string): string => key.replace(/\D/gu, '')

/** By the keys of their names: the parent of one is the end of the other's, or it has none. */
function sameParent(place: readonly string[], other: readonly string[]): boolean {
  const parent = place.slice(0, -1)
  return parent.length === 0 || other.slice(0, -1).slice(-parent.length).join('/') === parent.join('/')
}
