import type { Format } from './format'

/** Below this many people a share of nobody or everybody would tell what each of them said. */
const TELLING = 10

/** A share of a group's answers: nobody and everybody of fewer than ten people are blurred. */
export function shareText(share: number | null, people: number | null, format: Format): string {
  if (share === null || (people ?? 0) >= TELLING || (share > 0 && share < 1)) return format.value(share, 'share')
  return share === 0 ? `≤${format.value(0.1, 'share')}` : `≥${format.value(0.9, 'share')}`
}
