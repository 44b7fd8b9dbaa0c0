import type { Chart } from '@/grammar/chart'
import type { AnyRow, Cell } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import type { Scope } from '@/grammar/filter'
import type { Listing } from '@/grammar/listing'
import { answerSql, compile, describeSql, lacking, scopedRows, type ColumnType, type Compiled } from './compile'
import type { Database } from './database/database'
import { identifier } from './database/quote'
import type { Snapshot } from './database/snapshot'
import { traceSources, tracedRows, type TracedRow, type TracePage, type TraceSource } from './trace'
import { protectRows, type AttributeFilter } from './protect'
import { Guardian } from './protection/guardian'

/** Why there are no rows to draw. */
export type Absence =
  | { state: 'empty' }
  | { state: 'missing'; reason: 'dataset' | 'column' | 'filter'; dataset: string; names: readonly string[] }
  | { state: 'suppressed'; reason: 'small' | 'too-fine'; minimum: number }

/** What the figures stand on: rows and files of the chart's first dataset in this scope (of all of them for a chart of parts). */
export interface Provenance {
  rows: number
  batches: readonly number[]
}

export interface Answer {
  /** The query's rows after protection, before `derive`: for notes. */
  inputs: readonly AnyRow[]
  rows: readonly Readonly<Record<string, Cell>>[]
  /** Rows of the chart's `evidence` query, or its findings: for the headline. */
  evidence: readonly AnyRow[]
  absence: Absence | undefined
  provenance: Provenance
  sql: string
}

/** The loaded state that charts are asked against. */
export interface Ground {
  database: Database
  snapshot: Snapshot
  datasets: ReadonlyMap<string, DatasetSpec>
  /** Columns that the active files of a dataset really have. */
  columns: ReadonlyMap<string, ReadonlySet<string>>
  /** Worker attributes among the filters: at most one beside a protected dataset. */
  attributes: readonly string[]
}

/** Asks charts of one data version. What is the same for all of them is asked once. */
export class Answerer {
  private readonly types = new Map<string, Promise<ColumnType[]>>()
  private readonly guardians = new Map<string, Guardian>()
  private readonly provenances = new Map<string, Promise<Provenance>>()
  private readonly answers = new Map<string, Answer>()

  constructor(private readonly ground: Ground) {}

  /** query → protect → derive → rows. Rejects with `Fault` or AbortError. */
  async answer(chart: Chart, scope: Scope, signal?: AbortSignal): Promise<Answer> {
    const key = JSON.stringify([chart.id, chart.query, scope])
    const known = this.answers.get(key)
    if (known) return known
    const answer = await this.ask(chart, scope, signal)
    if (this.answers.size > 500) this.answers.clear()
    this.answers.set(key, answer)
    return answer
  }

  /** Other rows of a chart that is a list: searched and sorted among all that the scope has. */
  async listed(chart: Chart, scope: Scope, listing: Listing, signal?: AbortSignal): Promise<Answer['rows']> {
    if (this.absence(chart, scope, compile(chart, scope, this.ground).inapplicable)) return []
    const { rows } = await this.rowsOf(chart, compile(chart, scope, this.ground, listing), scope, signal)
    return chart.derive ? chart.derive(rows, scope) : rows
  }

  /** Rows and files behind the chart's figures. */
  trace(chart: Chart, scope: Scope, signal?: AbortSignal): Promise<TraceSource[]> {
    return traceSources(this.ground, chart, scope, signal)
  }

  /** Those rows, a page at a time; never of a protected dataset. */
  tracedRows(dataset: string, chart: Chart, scope: Scope, page: TracePage, signal?: AbortSignal): Promise<TracedRow[]> {
    return tracedRows(this.ground, dataset, chart, scope, page, signal)
  }

  private async ask(chart: Chart, scope: Scope, signal: AbortSignal | undefined): Promise<Answer> {
    const compiled = compile(chart, scope, this.ground)
    const absent = this.absence(chart, scope, compiled.inapplicable)
    if (absent)
      return { inputs: [], rows: [], evidence: [], absence: absent, provenance: { rows: 0, batches: [] }, sql: '' }

    const [asked, provenance, beside] = await Promise.all([
      this.rowsOf(chart, compiled, scope, signal),
      this.provenance(chart, scope),
      this.evidence(chart, scope, signal),
    ])
    const inputs = asked.rows
    const rows = chart.derive ? chart.derive(inputs, scope) : (inputs as Readonly<Record<string, Cell>>[])
    const findings = chart.findings?.(inputs, scope)
    const absence = findings?.length && provenance.rows ? undefined : this.emptiness(chart, rows, provenance)
    return { inputs, rows, evidence: findings ?? beside, absence, provenance, sql: asked.sql }
  }

  /** A query's rows, protected: there is no other way to rows. */
  private async rowsOf(chart: Chart, compiled: Compiled, scope: Scope, signal: AbortSignal | undefined) {
    const types = await this.typesOf(compiled.select, describeSql(compiled))
    const sql = answerSql(compiled, types)
    return { sql, rows: await this.protect(chart, await this.ground.database.rows(sql, signal), scope) }
  }

  private async evidence(chart: Chart, scope: Scope, signal: AbortSignal | undefined): Promise<readonly AnyRow[]> {
    if (!chart.evidence) return []
    const asking = { ...chart, query: chart.evidence }
    return (await this.rowsOf(asking, compile(asking, scope, this.ground), scope, signal)).rows
  }

  private absence(chart: Chart, scope: Scope, inapplicable: readonly string[]): Absence | undefined {
    const [main] = chart.from
    if (chart.partial) return this.partialAbsence(chart)
    if (!this.ground.columns.get(main)?.size) return { state: 'missing', reason: 'dataset', dataset: main, names: [] }
    for (const use of chart.uses) {
      const [dataset = '', column = ''] = use.split('.')
      const has = this.ground.columns.get(dataset)
      const names = column.split('|')
      if (!has?.size) return { state: 'missing', reason: 'dataset', dataset, names: [] }
      if (!names.some((name) => has.has(name))) return { state: 'missing', reason: 'column', dataset, names }
    }
    if (inapplicable.length) return { state: 'missing', reason: 'filter', dataset: main, names: inapplicable }
    const guarded = this.guarded(chart)
    if (guarded && this.tooFine(guarded, scope))
      return { state: 'suppressed', reason: 'too-fine', minimum: guarded.protection?.minimum ?? 0 }
    return undefined
  }

  /** A chart of parts is missing where all of them are. */
  private partialAbsence({ from }: Chart): Absence | undefined {
    if (from.some((id) => this.ground.columns.get(id)?.size)) return undefined
    return { state: 'missing', reason: 'dataset', dataset: from[0], names: [] }
  }

  private guarded(chart: Chart): DatasetSpec | undefined {
    return chart.from.map((id) => this.ground.datasets.get(id)).find((dataset) => dataset?.protection)
  }

  /** More than one attribute, or several values of one, lie outside the tables that can be made safe. */
  private tooFine(dataset: DatasetSpec, scope: Scope): boolean {
    if (lacking(dataset.id, scope, this.ground).length) return false
    const filters = Object.entries(scope.values).filter(([, values]) => values.length)
    return filters.length > 1 || filters.some(([, values]) => values.length > 1)
  }

  private emptiness(chart: Chart, rows: readonly AnyRow[], provenance: Provenance): Absence | undefined {
    if (rows.length === 0 || provenance.rows === 0) return { state: 'empty' }
    const guarded = this.guarded(chart)
    if (guarded && rows.every((row) => row['suppressed'] === true) && !chart.protect?.exempt.length) {
      return { state: 'suppressed', reason: 'small', minimum: guarded.protection?.minimum ?? 0 }
    }
    return undefined
  }

  private async protect(chart: Chart, raw: readonly AnyRow[], scope: Scope): Promise<readonly AnyRow[]> {
    const guarded = this.guarded(chart)
    if (!guarded) return raw
    if (this.tooFine(guarded, scope)) return protectRows(chart, raw, scope, new Set(), undefined)
    const filter = this.attributeFilter(guarded, scope)
    const { quarter, attribute, attributeIs } = chart.protect ?? {}
    const quarters = quarter ? raw.map((row) => String(row[quarter])) : [scope.quarter]
    const shown = await this.guardianOf(guarded).shown(Boolean(attribute ?? attributeIs ?? filter), quarters)
    return protectRows(chart, raw, scope, shown, filter)
  }

  private attributeFilter(dataset: DatasetSpec, scope: Scope): AttributeFilter | undefined {
    const found = Object.entries(scope.values).find(
      ([column, values]) =>
        values.length && this.ground.attributes.includes(column) && dataset.filters.includes(column),
    )
    return found && { attribute: found[0], value: found[1][0] ?? '' }
  }

  private guardianOf(dataset: DatasetSpec): Guardian {
    const known = this.guardians.get(dataset.id)
    if (known) return known
    const has = this.ground.columns.get(dataset.id)
    const attributes = this.ground.attributes.filter((name) => dataset.filters.includes(name) && has?.has(name))
    const guardian = new Guardian(this.ground.database, dataset, attributes)
    this.guardians.set(dataset.id, guardian)
    return guardian
  }

  private typesOf(query: string, sql: string): Promise<ColumnType[]> {
    return once(this.types, query, async () => {
      const columns = await this.ground.database.rows<{ column_name: string; column_type: string }>(sql)
      return columns.map((column) => ({ name: column.column_name, type: column.column_type }))
    })
  }

  /** Files of every dataset that the chart reads; rows of its main one, or of all where it is made of parts. */
  private async provenance(chart: Chart, scope: Scope): Promise<Provenance> {
    const parts = await Promise.all(chart.from.map((id) => this.provenanceOf(id, chart.window, scope)))
    const batches = [...new Set(parts.flatMap((part) => part.batches))].sort((a, b) => a - b)
    const counted = chart.partial ? parts : parts.slice(0, 1)
    return { rows: counted.reduce((sum, part) => sum + part.rows, 0), batches }
  }

  private provenanceOf(id: string, window: Chart['window'], scope: Scope): Promise<Provenance> {
    return once(this.provenances, JSON.stringify([id, window, scope]), async () => {
      const source = scopedRows(id, scope, this.ground, window)
      const counts = await this.ground.database.rows<{ batch: number; n: number }>(
        `SELECT ${identifier('batch')} AS batch, CAST(count(*) AS INTEGER) AS n FROM (${source}) GROUP BY batch ORDER BY batch`,
      )
      return { rows: counts.reduce((sum, row) => sum + row.n, 0), batches: counts.map((row) => row.batch) }
    })
  }
}

/** One promise for all who ask the same; a failure is not kept. */
function once<Value>(cache: Map<string, Promise<Value>>, key: string, ask: () => Promise<Value>): Promise<Value> {
  const known = cache.get(key)
  if (known) return known
  const asked = ask()
  cache.set(key, asked)
  asked.catch(() => cache.delete(key))
  return asked
}
