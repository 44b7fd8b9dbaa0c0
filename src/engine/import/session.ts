import type { AnyRow } from '@/grammar/column'
import type { DatasetSpec, OrgLevel } from '@/grammar/dataset'
import { findQuarter } from '@/grammar/quarter'
import type { Database } from '../database/database'
import type { Read } from '../work/readInWorker'
import type { ReadChoices, TextTable } from './read'
import { headerKey, mapHeaders, missingColumns, recognise, type Mapping } from './recognise'
import { stageText } from './staging'
import {
  fillDownProbe,
  rejectionsSql,
  typingSql,
  type Reading,
  type Rejection,
  type Staged,
  type TypingOptions,
} from './typed'

/** Everything about a file that the user can correct before it is loaded. */
export interface FileChoices extends ReadChoices {
  dataset?: string
  mapping?: Mapping
}

/** A row check's finding: how many rows, and the first lines. */
export interface Finding {
  check: string
  severity: 'error' | 'warning' | 'note'
  column: string
  count: number
  lines: readonly number[]
}

/** A file read, recognised, typed and checked, waiting for a yes. */
export interface StagedFile {
  id: number
  file: File
  choices: FileChoices
  table: TextTable
  dataset: string | undefined
  nearest: string
  mapping: Mapping
  missing: readonly string[]
  rows: number
  rejected: number
  rejections: readonly Rejection[]
  findings: readonly Finding[]
  quarters: readonly string[]
  filledDown: readonly string[]
  /** How the rows were typed, so that they can be typed again; undefined where no dataset was recognised. */
  typing: Reading | undefined
  preview: readonly AnyRow[]
  staged: Staged
}

const MOST_REJECTIONS = 5000
const PREVIEW = 20

export interface SessionOptions {
  database: Database
  datasets: readonly DatasetSpec[]
  levels: readonly OrgLevel[]
  read: Read
}

/** The first half of an import: everything up to the question whether to load it. */
export class ImportSession {
  private next = 1
  private readonly known: readonly string[]

  constructor(private readonly options: SessionOptions) {
    const headers = options.datasets.flatMap((dataset) =>
      Object.values(dataset.columns).flatMap((column) => column.headers),
    )
    this.known = [
      ...new Set(
        [...headers, ...options.levels.flatMap((level) => level.headers)].flatMap((header) => [
          header,
          headerKey(header),
        ]),
      ),
    ]
  }

  /** Reads and stages one file; call again with other `choices` after `discard`. Rejects with `Fault` or AbortError. */
  async stage(
    file: File,
    choices: FileChoices,
    progress: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<StagedFile> {
    const table = await this.options.read(file, choices, this.known, (done) => progress(done * 0.6), signal)
    const id = this.next++
    const staged = { raw: `staging.raw_${id}`, typed: `staging.typed_${id}` }
    try {
      await stageText(this.options.database, staged, table.csv, table.layout.columns, signal)
      return await this.recogniseAndType({ id, file, choices, table, staged }, progress, signal)
    } catch (error) {
      await this.drop(staged).catch(() => undefined)
      throw error
    }
  }

  private async recogniseAndType(
    read: Pick<StagedFile, 'id' | 'file' | 'choices' | 'table' | 'staged'>,
    progress: (done: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<StagedFile> {
    const { file, choices, table, staged } = read
    progress(0.8)
    const recognition = this.recognition(table, choices)
    const base = { ...read, ...recognition }
    const preview = await this.options.database.rows(
      `SELECT * FROM ${staged.raw} ORDER BY line LIMIT ${PREVIEW}`,
      signal,
    )
    const nothing = {
      rows: table.report.dataRows,
      rejected: table.report.rejectedRows,
      rejections: [],
      findings: [],
      quarters: [],
      filledDown: [],
      typing: undefined,
      preview,
    }
    if (!recognition.dataset) return { ...base, ...nothing }
    const typed = await this.type(recognition.dataset, recognition.mapping, staged, file, table, signal)
    progress(1)
    return {
      ...base,
      ...nothing,
      ...typed,
      rejected: typed.rejected + table.report.rejectedRows,
      rejections: [...longRecords(table), ...typed.rejections],
    }
  }

  /** Forgets staged rows. */
  discard({ staged }: StagedFile): Promise<void> {
    return this.drop(staged)
  }

  private async drop({ raw, typed }: Staged): Promise<void> {
    for (const name of [raw, typed]) await this.options.database.rows(`DROP TABLE IF EXISTS ${name}`)
  }

  private recognition(
    table: TextTable,
    choices: FileChoices,
  ): Pick<StagedFile, 'dataset' | 'nearest' | 'mapping' | 'missing'> {
    const { datasets, levels } = this.options
    const chosen = datasets.find((dataset) => dataset.id === choices.dataset)
    const found = chosen
      ? {
          dataset: chosen.id,
          nearest: chosen.id,
          mapping: mapHeaders(table.layout.header, chosen, levels),
          missing: [],
        }
      : recognise(table.layout.header, datasets, levels)
    const spec = datasets.find((dataset) => dataset.id === found.nearest)
    if (!spec) throw new RangeError(`unknown dataset ${found.nearest}`)
    const mapping = choices.mapping ?? found.mapping
    const missing = missingColumns(mapping, spec).filter(
      (name) => name !== spec.quarterFrom || !this.fileQuarter(table, ''),
    )
    return { dataset: missing.length ? undefined : spec.id, nearest: spec.id, mapping, missing }
  }

  private async type(
    datasetId: string,
    mapping: Mapping,
    staged: Staged,
    file: File,
    table: TextTable,
    signal?: AbortSignal,
  ) {
    const { database, levels, datasets } = this.options
    const dataset = datasets.find((spec) => spec.id === datasetId)
    if (!dataset) throw new RangeError(`unknown dataset ${datasetId}`)
    const probe = fillDownProbe(staged.raw, mapping, levels)
    const [blanks = {}] = await database.rows<Record<string, number>>(probe.sql, signal)
    const fillDown = new Set(probe.columns.filter((index) => (blanks[`c${index + 1}`] ?? 0) > 0))
    const quarter = this.fileQuarter(table, file.name)
    const options: TypingOptions = { staged, dataset, mapping, levels, fillDown, ...(quarter && { quarter }) }
    await database.rows(typingSql(options), signal)
    const [counts] = await database.rows<{ good: number; bad: number }>(
      `SELECT CAST(count(*) FILTER (ok) AS INTEGER) AS good, CAST(count(*) FILTER (NOT ok) AS INTEGER) AS bad FROM ${staged.typed}`,
      signal,
    )
    const rejections = counts?.bad
      ? await database.rows<Rejection & AnyRow>(rejectionsSql(options, MOST_REJECTIONS), signal)
      : []
    return {
      rows: counts?.good ?? 0,
      rejected: counts?.bad ?? 0,
      rejections,
      findings: await this.check(dataset, staged, signal),
      quarters: await this.quartersIn(dataset, staged, signal),
      filledDown: [...fillDown].map((index) => table.layout.header[index] ?? ''),
      typing: { mapping, fillDown, ...(quarter && { quarter }) },
    }
  }

  private async check(dataset: DatasetSpec, { typed }: Staged, signal?: AbortSignal): Promise<Finding[]> {
    const findings: Finding[] = []
    for (const check of dataset.checks ?? []) {
      const [found] = await this.options.database.rows<{ n: number; lines: string }>(
        `SELECT CAST(count(*) AS INTEGER) AS n, coalesce(array_to_string((list(line ORDER BY line))[1:20], ','), '') AS lines FROM ${typed} WHERE ok AND (${check.finds})`,
        signal,
      )
      if (!found?.n) continue
      findings.push({
        check: check.id,
        severity: check.severity,
        column: check.column,
        count: found.n,
        lines: found.lines.split(',').map(Number),
      })
    }
    return findings
  }

  private async quartersIn(dataset: DatasetSpec, { typed }: Staged, signal?: AbortSignal): Promise<string[]> {
    if (!('quarter' in dataset.columns) && !dataset.quarterFrom) return []
    const found = await this.options.database.rows<{ quarter: string }>(
      `SELECT DISTINCT quarter FROM ${typed} WHERE ok AND quarter IS NOT NULL ORDER BY 1`,
      signal,
    )
    return found.map((row) => row.quarter)
  }

  /** The quarter a title line or the file's name speaks of. */
  private fileQuarter(table: TextTable, name: string): string | undefined {
    return table.layout.titles.map((title) => findQuarter(title.text)).find(Boolean) ?? findQuarter(name)
  }
}

function longRecords(table: TextTable): Rejection[] {
  return table.report.rejected.map(({ line, cells }) => ({
    line,
    column: '',
    value: cells.join(table.layout.delimiter),
    reason: 'too-many-cells',
  }))
}
