import type { AnyRow, Cell } from '@/grammar/column'
import type { Chart } from '@/grammar/chart'
import type { DatasetSpec } from '@/grammar/dataset'
import type { Scope } from '@/grammar/filter'
import { parentPath } from '@/grammar/organisation'
import { suppress } from '@/grammar/statistics/suppression'
import type { Relation } from '@/grammar/statistics/suppression/table'
import { identifier } from './database/quote'

/** Sizes of every publishable group of a protected dataset: quarter × node (× the values of one attribute). */
export interface GroupSize {
  quarter: string
  org: string
  value: string | null
  n: number
}

/** Which groups must not be shown, chosen once for a data version and attribute over the whole tree, not per view. */
export type Hidden = ReadonlySet<string>

export function groupKey(quarter: string, org: string, value: string | null): string {
  return JSON.stringify([quarter, org, value])
}

/** Rows attached to a node itself beside its children (本级): a part of the node without a name of its own. */
const OWN = '/'

/** Counts respondents of every node and quarter, and of what is attached to the node itself; whole and by each value of `attribute`. */
export function groupSizesSql(dataset: DatasetSpec, attribute: string | undefined): string {
  const respondent = identifier(dataset.protection?.respondent ?? '')
  const rows = `FROM model.${identifier(dataset.id)} AS r`
  const sizes = (org: string, value: string, from: string) =>
    `SELECT CAST(r.quarter AS VARCHAR) AS quarter, ${org} AS org, ${value} AS "value", CAST(count(DISTINCT r.${respondent}) AS INTEGER) AS n ${from} GROUP BY ALL`
  const nodes = (value: string) =>
    sizes('CAST(above.ancestor AS VARCHAR)', value, `${rows} JOIN model.ancestors AS above ON above.org = r.org`)
  const own = (value: string) =>
    sizes(`CAST(r.org AS VARCHAR) || '${OWN}'`, value, `${rows} WHERE r.org IN (SELECT parent FROM model.organisation)`)
  const values = [
    'CAST(NULL AS VARCHAR)',
    ...(attribute ? [`coalesce(CAST(r.${identifier(attribute)} AS VARCHAR), '')`] : []),
  ]
  return values.flatMap((value) => [nodes(value), own(value)]).join(' UNION ALL ')
}

/** Chooses the hidden groups: small ones, and as many more as keep them from being worked out from the rest. */
export function chooseHidden(sizes: readonly GroupSize[], minimum: number): Hidden {
  const quarters = new Map<string, GroupSize[]>()
  for (const size of sizes) push(quarters, size.quarter, size)
  const hidden = new Set<string>()
  for (const group of quarters.values()) {
    const cells = group.map((size) => ({ key: keyOf(size), n: size.n }))
    for (const key of suppress(cells, relationsOf(group), minimum)) hidden.add(key)
  }
  return hidden
}

function keyOf({ quarter, org, value }: GroupSize): string {
  return groupKey(quarter, org, value)
}

/** Sums a reader knows: a node is its children and its own rows; a node is its attribute's values. */
function relationsOf(sizes: readonly GroupSize[]): Relation[] {
  const byParent = new Map<string, string[]>()
  const byNode = new Map<string, string[]>()
  for (const size of sizes) {
    const parent = size.org.endsWith(OWN) ? size.org.slice(0, -OWN.length) : parentPath(size.org)
    if (parent !== undefined) push(byParent, groupKey(size.quarter, parent, size.value), keyOf(size))
    if (size.value !== null) push(byNode, groupKey(size.quarter, size.org, null), keyOf(size))
  }
  return [...byParent, ...byNode].map(([total, parts]) => ({ total, parts }))
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** The group a row speaks of, by the chart's `protect` names; what a chart does not name is the scope's own, no node is 本级. */
export function rowGroups(chart: Chart, row: AnyRow, scope: Scope, attribute: string | undefined): string[] {
  const quarter = text(chart.protect?.quarter ? row[chart.protect.quarter] : scope.quarter)
  const named = chart.protect?.org ? row[chart.protect.org] : scope.org
  const org = named === null ? `${scope.org}${OWN}` : text(named)
  const values = attribute ? (scope.values[attribute] ?? []) : [null]
  return values.map((value) => groupKey(quarter, org, value))
}

function text(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell)
}

/**
 * Blanks what must not be seen: every number of a hidden group, except the columns that come from elsewhere (`exempt`)
 * and the rows that are not about people's answers (`when`). `hidden` may be every group. Adds `suppressed` to each row.
 */
export function protectRows(
  chart: Chart,
  rows: readonly AnyRow[],
  scope: Scope,
  hidden: Hidden | 'all',
  attribute: string | undefined,
): AnyRow[] {
  const kept = new Set([chart.protect?.quarter, chart.protect?.org, ...(chart.protect?.exempt ?? [])])
  return rows.map((row) => {
    const about = chart.protect?.when?.(row) ?? true
    const suppressed =
      about && (hidden === 'all' || rowGroups(chart, row, scope, attribute).some((group) => hidden.has(group)))
    if (!suppressed) return { ...row, suppressed: false }
    const blank = Object.entries(row).map(([name, cell]) => [
      name,
      kept.has(name) || typeof cell === 'string' ? cell : null,
    ])
    return { ...Object.fromEntries(blank), suppressed: true }
  })
}
