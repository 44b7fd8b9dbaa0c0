import type { DatasetSpec } from '@/grammar/dataset'
import { parentPath } from '@/grammar/organisation'
import { suppress } from '@/grammar/statistics/suppression'
import type { Cell, Relation } from '@/grammar/statistics/suppression/table'
import { identifier, literal } from '../database/quote'

/**
 * A publishable group: quarter × node × (an attribute's value) × (what was asked). `attribute` '' is everybody; `items` [] is everything
 * together, without what is apart.
 */
export interface Group {
  quarter: string
  org: string
  attribute: string
  value: string
  items: readonly string[]
}

/** How many respondents a group has. `item0`… as deep as the items go, null where everything together is meant. */
export type GroupSize = Readonly<
  { quarter: string; org: string; attribute: string; value: string; apart: boolean; n: number } & Record<
    `item${number}`,
    string | null
  >
>

/** Groups that must not be shown, by key: chosen once for a data version, not per view. */
export type Hidden = ReadonlySet<string>
/** Groups that may be shown, by key. */
export type Shown = ReadonlySet<string>

/** Rows attached to a node itself beside its children (本级): a part of the node without a name of its own. */
export const OWN = '/'
/** What is apart, all of it together: an item of its own. */
export const APART = '\u0000'

export function groupKey({ quarter, org, attribute, value, items }: Group): string {
  return JSON.stringify([quarter, org, attribute, value, ...items])
}

/**
 * Counts respondents of every publishable group: of all quarters without attributes, or of one quarter by each value of each of
 * `attributes`.
 */
export function groupSizesSql(
  dataset: DatasetSpec,
  attributes?: { names: readonly string[]; quarter: string },
): string {
  const { respondent = '', items = [], apart } = dataset.protection ?? {}
  const person = `r.${identifier(respondent)}`
  const isApart = apart ? `r.${identifier(apart)}` : 'FALSE'
  const when = attributes ? `CAST(r.quarter AS VARCHAR) = ${literal(attributes.quarter)}` : 'TRUE'
  const text = (column: string) => `coalesce(CAST(r.${identifier(column)} AS VARCHAR), '')`
  const named = (depth: number) =>
    items.map((item, at) => `${at < depth ? text(item) : 'CAST(NULL AS VARCHAR)'} AS item${at}`)
  const groups = attributes ? attributes.names.map((name) => [literal(name), text(name)]) : [["''", "''"]]
  const places = [
    ['CAST(above.ancestor AS VARCHAR)', 'JOIN model.ancestors AS above ON above.org = r.org', 'TRUE'],
    [`CAST(r.org AS VARCHAR) || '${OWN}'`, '', 'r.org IN (SELECT parent FROM model.organisation)'],
  ]
  const depths = [...items.keys(), items.length]
  return depths
    .flatMap((depth) =>
      places.flatMap(([org, join, at]) =>
        groups.map(
          ([attribute, value]) => `
      SELECT CAST(r.quarter AS VARCHAR) AS quarter, ${org} AS org, ${attribute} AS attribute, ${value} AS "value", ${isApart} AS apart,
        ${[...named(depth), `CAST(count(DISTINCT ${person}) AS INTEGER) AS n`].join(', ')}
      FROM model.${identifier(dataset.id)} AS r ${join}
      WHERE ${when} AND ${at}
      GROUP BY ALL`,
        ),
      ),
    )
    .join(' UNION ALL ')
}

/** Chooses the hidden groups among everybody's: small ones, and as many more as keep them from being worked out from the rest. */
export function chooseHidden(sizes: readonly GroupSize[], minimum: number): Hidden {
  const hidden = new Set<string>()
  for (const some of byQuarter(sizes).values())
    for (const key of suppress(cellsOf(some), relationsOf(some), minimum)) hidden.add(key)
  return hidden
}

/**
 * The same for groups of workers in one quarter, beside what everybody's view shows: `whole` and its `hidden` are decided, and so are
 * groups that are everybody (all who answered are women).
 */
export function chooseHiddenParts(
  whole: readonly GroupSize[],
  hidden: Hidden,
  parts: readonly GroupSize[],
  minimum: number,
): Hidden {
  const everybody = new Map(whole.map((size) => [keyOf(size), size.n]))
  const isEverybody = (size: GroupSize) => everybody.get(wholeKeyOf(size)) === size.n
  const same = parts.filter(isEverybody)
  const decided = {
    cells: new Set([...everybody.keys(), ...same.map(keyOf)]),
    hidden: new Set([...hidden, ...same.filter((size) => hidden.has(wholeKeyOf(size))).map(keyOf)]),
  }
  const all = [...whole, ...parts]
  return suppress(cellsOf(all), relationsOf(all), minimum, decided)
}

/** One cell a group; where the data name one twice (a question that is apart and is not), the smaller count. */
function cellsOf(sizes: readonly GroupSize[]): Cell[] {
  const cells = new Map<string, number>()
  for (const size of sizes) {
    const key = keyOf(size)
    cells.set(key, Math.min(size.n, cells.get(key) ?? Infinity))
  }
  return [...cells].map(([key, n]) => ({ key, n }))
}

/** What was asked, as far as it is named; above the innermost, what is apart is another item of the same name. */
function itemsOf(size: GroupSize): string[] {
  const items: string[] = []
  let depth = 0
  for (let item = size.item0; item !== undefined; item = size[`item${depth}`]) {
    depth += 1
    if (item !== null) items.push(item)
  }
  return size.apart && items.length < depth ? [APART, ...items] : items
}

/** The item that this one is part of. */
function itemsAbove(size: GroupSize, items: readonly string[]): readonly string[] {
  return size.apart && items[0] !== APART ? [APART, ...items.slice(0, -1)] : items.slice(0, -1)
}

/** The group's key among those of all views. */
export const keyOf = (size: GroupSize): string => groupKey({ ...size, items: itemsOf(size) })

const wholeKeyOf = (size: GroupSize): string => keyOf({ ...size, attribute: '', value: '' })

/** Sums a reader knows: a node is its children and its own rows; everybody is an attribute's values; a whole is what was asked within it. */
function relationsOf(sizes: readonly GroupSize[]): Relation[] {
  const known = new Set(sizes.map(keyOf))
  const sums = new Map<string, { total: string; parts: string[] }>()
  const add = (kind: string, group: Group, part: string): void => {
    const total = groupKey(group)
    if (!known.has(total)) return
    const sum = sums.get(kind + total)
    if (sum) sum.parts.push(part)
    else sums.set(kind + total, { total, parts: [part] })
  }
  for (const size of sizes) {
    const items = itemsOf(size)
    const group = { ...size, items }
    const key = groupKey(group)
    const parent = size.org.endsWith(OWN) ? size.org.slice(0, -OWN.length) : parentPath(size.org)
    if (parent !== undefined) add('node ', { ...group, org: parent }, key)
    if (size.attribute) add(`${size.attribute} `, { ...group, attribute: '', value: '' }, key)
    if (items.length > (size.apart ? 1 : 0)) add('item ', { ...group, items: itemsAbove(size, items) }, key)
  }
  return [...sums.values()]
}

function byQuarter(sizes: readonly GroupSize[]): Map<string, GroupSize[]> {
  const quarters = new Map<string, GroupSize[]>()
  for (const size of sizes) {
    const list = quarters.get(size.quarter)
    if (list) list.push(size)
    else quarters.set(size.quarter, [size])
  }
  return quarters
}
