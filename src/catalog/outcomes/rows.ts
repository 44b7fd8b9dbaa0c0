import type { RowOf } from '@/grammar/column'
import type { Scope } from '@/grammar/filter'
import { pathNames } from '@/grammar/organisation'

export const columns = {
  period: { measure: 'quarter' },
  org: { measure: 'org' },
  indicator: { measure: 'text' },
  value: { measure: 'number', unitIn: 'measure' },
  measure: { measure: 'text' },
  kind: { measure: 'text', values: 'kind' },
  target: { measure: 'number', unitIn: 'measure' },
} as const

/** `targeted`: the value as far as it has a target. `note`: as written beside the figure. Neither is a column. */
export type OutcomeRow = RowOf<typeof columns> & {
  readonly better: string | null
  readonly targeted: number | null
  readonly note: string | null
}

/**
 * Each figure once: counts added up at the node (under the name of the unit that has them all, where one has), everything else at the
 * highest nodes that state it, for it is never added.
 */
export function outcomeRows(inputs: readonly OutcomeRow[], scope: Scope): OutcomeRow[] {
  const groups = new Map<string, OutcomeRow[]>()
  for (const row of inputs) {
    const name = seriesKey(row)
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return [...groups.values()].flatMap((rows) => (rows[0]?.kind === 'count' ? added(rows, scope) : highest(rows)))
}

/** What makes figures one indicator: a level and a change of the same name are two. */
export const seriesKey = ({ indicator, measure, kind }: OutcomeRow): string =>
  JSON.stringify([indicator, measure, kind])

const depthOf = (org: string | null): number => pathNames(org ?? '').length

function highest(rows: readonly OutcomeRow[]): OutcomeRow[] {
  const top = Math.min(...rows.map(({ org }) => depthOf(org)))
  return rows.filter(({ org }) => depthOf(org) === top)
}

function added(rows: readonly OutcomeRow[], scope: Scope): OutcomeRow[] {
  const own = rows.filter(({ org }) => org === scope.org)
  const units = [...new Set(rows.map(({ org }) => org))].filter((org) => org !== scope.org)
  const alike = units.filter((org) => {
    const parts = rows.filter((row) => row.org === org)
    return (
      parts.length === own.length &&
      own.every((whole) => parts.some(({ period, value }) => period === whole.period && value === whole.value))
    )
  })
  const [source] = alike.sort((a, b) => depthOf(b) - depthOf(a))
  return source === undefined ? own : rows.filter(({ org }) => org === source)
}

/** How far a figure is from its target: completed where it counts what there should be more of, else the plain difference. */
export type AgainstTarget = { completion: number } | { gap: number }

/** Undefined without a target, and for what has none by nature: changes, weights and constants. */
export function againstTarget({ kind, better, targeted, target }: OutcomeRow): AgainstTarget | undefined {
  if (target === null || targeted === null || (kind !== 'count' && kind !== 'level')) return undefined
  if (kind === 'count' && better === 'higher') return target > 0 ? { completion: targeted / target } : undefined
  return { gap: targeted - target }
}

/** Whether the target is reached; undefined where nobody said which way is good. */
export function isReached(row: OutcomeRow): boolean | undefined {
  const against = againstTarget(row)
  if (!against || row.better === null) return undefined
  if ('completion' in against) return against.completion >= 1
  return row.better === 'higher' ? against.gap >= 0 : against.gap <= 0
}
