import type { ChartContext } from '@/grammar/chart'
import { lastName } from '@/grammar/organisation'

/** A child's name; the node's own where it stands alone; 本级 for what is attached to the node beside its children. */
export function unitName(org: string | null, alone: boolean, { t, scope }: ChartContext): string {
  return lastName(org ?? '') || (alone && lastName(scope.org)) || t('card.ownLevel')
}

/** The first ones, and those that no longer fit beside them; none of the rest where all fit. */
export function topAndRest<Item>(
  items: readonly Item[],
  room: number,
): { top: readonly Item[]; rest: readonly Item[] } {
  const top = items.length > room ? items.slice(0, room - 1) : items
  return { top, rest: items.slice(top.length) }
}
