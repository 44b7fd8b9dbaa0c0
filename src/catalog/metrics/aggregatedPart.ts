import type { MetricSource, MetricSpec } from '@/grammar/metric'
import { metrics, type MetricId } from '.'
import { bases, subjects, WORKER, type Level, type Part, type Subject } from './subjects'

/** Figures of a fact, in the order of its columns. */
const FIGURES = [
  'part',
  'whole',
  'part_then',
  'whole_then',
  'undated',
  'tested',
  'n',
  'squares',
  'ytd_part',
  'ytd_whole',
  'sum_y',
  'sum_m',
  'sum_yy',
  'sum_ym',
  'sum_mm',
] as const
type Figures = Partial<Record<(typeof FIGURES)[number], string | undefined>>

export const NO_KEY = 'CAST(NULL AS VARCHAR)'

/** The aggregates of a query, each computed once under a short name. */
class Aggregates {
  private readonly names = new Map<string, string>()

  nameOf(sql: string): string {
    const name = this.names.get(sql) ?? `a${this.names.size}`
    this.names.set(sql, name)
    return name
  }

  columns(those: Iterable<string> = this.names.keys()): string[] {
    return [...those].map((sql) => `${sql} AS ${this.nameOf(sql)}`)
  }
}

/**
 * The facts of one subject: its rows aggregated in one pass (`facts`, and once more over the year so far where metrics count persons
 * again), laid over the cells in which it has a figure, then a row for each metric. `by`: a column that tells its rows apart.
 */
export function aggregatedPart(
  id: string,
  ids: readonly MetricId[],
  levels: readonly Level[],
  by: string | undefined,
): Part {
  const subject: Subject = subjects[id as keyof typeof subjects]
  const keyed = by !== undefined
  if (keyed && !subject.dimensions.includes(by)) throw new RangeError(`${id} cannot be told apart by ${by}`)
  const specs = ids.map((one): MetricSpec => metrics[one])
  // Rows that stand for a node do so at every level.
  const rows = new Set(levels.map((level) => subject.rows(level)))
  const aggregates = new Aggregates()
  const values = ids.map((one) => valuesOf(one, metrics[one], subject, aggregates, by))
  const year = aggregates.columns(new Set(specs.flatMap(yearlyOf)))
  const over = new Set(specs.flatMap(({ source }) => source.over ?? []))
  const carries = Object.entries(subject.carries ?? {}).map(([name, sql]) => `${sql} AS ${name}`)
  const grouped = (name: string, columns: readonly string[], when: string) => `${id}_${name} AS (
        SELECT q.quarter, r.node, r.key, ${columns.join(', ')}
        FROM ${id}_rows AS r
        JOIN span AS q ON ${when}
        GROUP BY q.quarter, r.node, r.key
      )`
  const laid = (name: string, alias: string) =>
    `LEFT JOIN ${id}_${name} AS ${alias} ON ${alias}.quarter = c.quarter AND ${alias}.node IS NOT DISTINCT FROM c.node AND ${alias}.key IS NOT DISTINCT FROM c.key`
  const based = (base: string) =>
    `LEFT JOIN (${bases[base]}) AS ${base}_base ON ${base}_base.quarter = c.quarter AND ${base}_base.node = c.node`
  const joins = [
    laid('facts', 'f'),
    ...(year.length ? [laid('year', 'y')] : []),
    ...[...over].map(based),
    ...(subject.asked ? ['LEFT JOIN model.question_sets AS b ON b.quarter = c.quarter'] : []),
  ]
  const flag = (name: string, type: string) =>
    subject.carries?.[name] ? `f.${name}` : `CAST(NULL AS ${type}) AS ${name}`
  const from = (specs[0]?.source.from ?? []).map((dataset) => `'${dataset}'`)
  return {
    ctes: [
      `${id}_rows AS NOT MATERIALIZED (${[...rows].join(' UNION ALL ')})`,
      grouped('facts', [...carries, ...aggregates.columns()], 'q.quarter = r.quarter'),
      ...(year.length ? [grouped('year', year, 'r.quarter BETWEEN q.first AND q.quarter')] : []),
      `${id}_cells AS (${cellsOf(id, subject, keyed)})`,
    ],
    select: `SELECT m.*, c.quarter, c.node AS org, c.key, ${subject.asked ? 'b.asked' : `${NO_KEY} AS asked`}, ${flag('scales', 'INTEGER')},
      ${flag('estimated', 'BOOLEAN')}, ${flag('at_least', 'BOOLEAN')}
    FROM ${id}_cells AS c
    ${joins.join('\n    ')}
    CROSS JOIN scope AS s
    CROSS JOIN LATERAL (VALUES ${values.join(', ')}) AS m(metric, ${FIGURES.join(', ')}, carried)
    WHERE NOT list_has_any(s.inapplicable, [${from.join(', ')}])`,
  }
}

/** What is aggregated over the year so far. */
function yearlyOf({ cumulates, source }: MetricSpec): string[] {
  const persons = cumulates === 'persons' ? [source.part, ...(source.listed ? [source.listed] : [])] : []
  return [...persons, ...Object.values(source.yearly ?? {})]
}

/** Where a subject has a figure: where it is known, everywhere or at the nodes it ever names; else where it has rows. */
function cellsOf(id: string, { known, everywhere }: Subject, keyed: boolean): string {
  if (!known) return `SELECT DISTINCT quarter, node, key, TRUE AS known FROM ${id}_facts`
  const named = `SELECT DISTINCT node, key FROM ${id}_rows`
  const all = everywhere && !keyed
  const places = all ? `SELECT node, ${NO_KEY} AS key FROM nodes UNION ${named}` : named
  const isKnown = `q.quarter IN (SELECT k.quarter FROM model.known_quarters AS k WHERE k.subject = '${known}')`
  return `SELECT q.quarter, p.node, p.key, ${isKnown} AS known
        FROM span AS q
        CROSS JOIN (${places}) AS p${all ? '' : ` WHERE ${isKnown}`}`
}

/** One metric's figures: a row of VALUES over the cell `c`, its facts `f`, those of its year `y` and its base. */
function valuesOf(
  id: MetricId,
  spec: MetricSpec,
  subject: Subject,
  aggregates: Aggregates,
  by: string | undefined,
): string {
  const { source } = spec
  const base = source.over ? `${source.over}_base` : undefined
  const read = (sql: string | undefined, from = 'f') => sql && `${from}.${aggregates.nameOf(sql)}`
  const counted = (sql: string | undefined, from = 'f') =>
    sql &&
    `CASE WHEN ${from}.quarter IS NOT NULL THEN ${from}.${aggregates.nameOf(sql)} WHEN ${subject.known ? 'c.known' : 'FALSE'} THEN 0 END`
  const people = ({ part, listed }: MetricSource, from: string) =>
    listed && base
      ? `CASE WHEN ${base}.roster THEN ${counted(listed, from)} ELSE ${counted(part, from)} END`
      : counted(part, from)
  const figures: Figures = {
    ...clusterOf(source, read),
    part: people(source, 'f'),
    whole: base ? (by !== undefined && WORKER.includes(by) ? undefined : `${base}.whole`) : counted(source.whole),
    part_then: counted(source.then?.part),
    whole_then: counted(source.then?.whole),
    undated: counted(source.undated),
    tested: counted(source.tested),
    n: read(source.n) ?? (subject.carries?.['n'] && 'f.n'),
    squares: read(source.squares),
    ytd_part: spec.cumulates === 'persons' ? people(source, 'y') : read(source.yearly?.part, 'y'),
    ytd_whole: read(source.yearly?.whole, 'y'),
  }
  const carried = base ? `${base}.carried` : subject.carries?.['carried'] ? 'f.carried' : 'NULL'
  return `('${id}', ${FIGURES.map((name) => `CAST(${figures[name] ?? 'NULL'} AS DOUBLE)`).join(', ')}, CAST(${carried} AS BOOLEAN))`
}

/** Sums over respondents: enough for the share's interval. */
function clusterOf({ cluster }: MetricSource, read: (sql: string) => string | undefined): Figures {
  if (!cluster) return {}
  return {
    sum_y: read(`sum(${cluster})`),
    sum_m: read('sum(m)'),
    sum_yy: read(`sum((${cluster}) * (${cluster}))`),
    sum_ym: read(`sum((${cluster}) * m)`),
    sum_mm: read('sum(m * m)'),
  }
}
