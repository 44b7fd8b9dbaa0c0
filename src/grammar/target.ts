import { ancestors, type OrgPath } from './organisation'

/** What a metric should reach: at a node and everything below it that has none of its own. In the metric's own numbers (a share is 0…1). */
export interface Target {
  metric: string
  org: OrgPath
  value: number
}

/** The target that holds for a metric at a node: its own, else the nearest above. */
export function targetOf(targets: readonly Target[], metric: string, org: OrgPath): number | null {
  const above = ancestors(org).reverse()
  for (const node of above) {
    const found = targets.find((target) => target.metric === metric && target.org === node)
    if (found) return found.value
  }
  return null
}

/** What was kept, as far as it makes sense. */
export function readTargets(kept: unknown): Target[] {
  if (!Array.isArray(kept)) return []
  return (kept as Partial<Target>[]).flatMap(({ metric, org, value }) =>
    typeof metric === 'string' && typeof org === 'string' && Number.isFinite(value)
      ? [{ metric, org, value: Number(value) }]
      : [],
  )
}
