import type { Format } from './format'

/** Below this many people a share of nobody or everybody would tell what each of them said. */
const TELLING = 10
const LOWEST = 0.1

/** A share of a group's answers: nobody and everybody of fewer than ten people are blurred. */
export function shareText(share: number | null, people: number | null, format: Format): string {
  const shown = shownShare(share, people)
  if (share === null || shown === share) return format.value(share, 'share')
  return `${share === 0 ? '≤' : '≥'}${format.value(shown, 'share')}`
}

/** The share as it may be drawn: nobody and everybody of fewer than ten people at the bound that is written. */
export function shownShare(share: number | null, people: number | null): number | null {
  if (share === null || (people ?? 0) >= TELLING || (share > 0 && share < 1)) return share
  return share === 0 ? LOWEST : 1 - LOWEST
}

/** By how much such a share differs from a reference, with its sign; blurred with the share. */
export function differenceText(difference: number, share: number, people: number, format: Format): string {
  const shown = shownShare(share, people) ?? share
  const bound = shown === share ? '' : share === 0 ? '≤' : '≥'
  return `${bound}${format.change(difference + shown - share, 'share')}`
}
