import type { AnyRow } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import { findQuarter } from '@/grammar/quarter'
import { unanswered } from '@/grammar/survey/doubts'
import type { SurveyReading } from '@/grammar/survey/reading'
import type { Database } from '../database/database'
import { Fault } from '../fault'
import type { Read } from '../work/readInWorker'
import { headerKey } from './headerKey'
import type { TextTable } from './read'
import type { Confidence, Mapping, Vocabulary } from './recognise'
import { remembered, signatureOf, type Memory } from './memory'
import { findSurvey, type SurveyKit } from './findSurvey'
import { lookAtQuarters } from './quarterColumn'
import { stageText } from './staging'
import type { Reading, Rejection, Staged } from './typed'
import { blanksOfMerged, typeStaged, type Finding, type TypedRows } from './typeStaged'
import { quarterOfTitles, specOf, understand, understandSurvey, type FileChoices, type Understood } from './understand'

/** A file read, recognised, typed and checked, waiting for a yes. */
export interface StagedFile extends TypedRows {
  id: number
  file: File
  choices: FileChoices
  table: TextTable
  dataset: string | undefined
  nearest: string
  mapping: Mapping
  confidence: readonly Confidence[]
  missing: readonly string[]
  survey: SurveyReading | undefined
  /** Blocks of questions that must be answered before it can be loaded. */
  open: number
  /** What its headers are remembered by. */
  signature: string
  /** The choices are those of an earlier import of such a file. */
  recalled: boolean
  filledDown: readonly string[]
  /** How the rows were typed, so that they can be typed again; undefined where no dataset was recognised. */
  typing: Reading | undefined
  preview: readonly AnyRow[]
  staged: Staged
}

const PREVIEW = 20

export interface SessionOptions {
  database: Database
  datasets: readonly DatasetSpec[]
  vocabulary: Vocabulary
  survey: SurveyKit
  read: Read
  /** What was confirmed of files with the same headers. */
  memory: () => Memory
}

type ReadFile = Pick<StagedFile, 'id' | 'file' | 'choices' | 'table' | 'staged' | 'signature' | 'recalled'>

/** The first half of an import: everything up to the question whether to load it. */
export class ImportSession {
  private next = 1
  private readonly known: readonly string[]

  constructor(private readonly options: SessionOptions) {
    const { datasets, vocabulary } = options
    const columns = datasets.flatMap(({ columns, wide }) => [...Object.values(columns), ...Object.values(wide ?? {})])
    const headers = [...columns, ...vocabulary.levels].flatMap((named) => named.headers)
    this.known = [...new Set(headers.flatMap((header) => [header, headerKey(header)]))]
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
    const signature = signatureOf(table.layout.header)
    const recalled = remembered(this.options.memory(), signature, choices)
    try {
      const rows = await stageText(this.options.database, staged, table.csv, table.layout.columns, signal)
      if (rows !== table.report.dataRows) throw new Fault('too-small-memory')
      const read = {
        id,
        file,
        table,
        staged,
        signature,
        choices: recalled ?? choices,
        recalled: recalled !== undefined,
      }
      return await this.recogniseAndType(read, progress, signal)
    } catch (error) {
      await this.drop(staged).catch(() => undefined)
      throw error
    }
  }

  /** Forgets staged rows. */
  discard({ staged }: StagedFile): Promise<void> {
    return this.drop(staged)
  }

  private async recogniseAndType(
    read: ReadFile,
    progress: (done: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<StagedFile> {
    const { table, staged } = read
    progress(0.8)
    const understood = await this.understand(read, signal)
    const preview = await this.options.database.rows(
      `SELECT * FROM ${staged.raw} ORDER BY line LIMIT ${PREVIEW}`,
      signal,
    )
    const open = understood.survey ? unanswered(understood.survey).length : 0
    const nothing = {
      rows: table.report.dataRows,
      rejected: table.report.rejectedRows,
      rejections: [],
      findings: [],
      quarters: [],
      parts: [],
      filled: [],
      filledDown: [],
      typing: undefined,
      preview,
    }
    const base = { ...read, ...understood, open, ...nothing }
    if (!understood.dataset) return base
    const { typed, reading } = await this.type(read, understood, signal)
    progress(1)
    return {
      ...base,
      ...typed,
      rejected: typed.rejected + table.report.rejectedRows,
      rejections: [...longRecords(table), ...typed.rejections],
      filledDown: reading.fillDown.map((index) => table.layout.header[index] ?? ''),
      typing: reading,
    }
  }

  /** A wide survey where the columns look like one or the user says so, else what the headers say. */
  private async understand({ table, choices, staged }: ReadFile, signal?: AbortSignal): Promise<Understood> {
    const { survey: kit, memory, ...options } = this.options
    const { header } = table.layout
    const found = understand(table, choices, options.datasets, options.vocabulary)
    const looking = { ...options, raw: staged.raw, header, choices, found, kit, remembered: memory().survey }
    const reading = await findSurvey(looking, signal)
    return reading ? understandSurvey(table, choices, reading, kit.dataset) : found
  }

  private async type({ file, table, choices, staged }: ReadFile, understood: Understood, signal?: AbortSignal) {
    const { database, datasets, vocabulary } = this.options
    const dataset = specOf(understood.dataset ?? '', datasets)
    const { mapping, survey } = understood
    const { levels } = vocabulary
    const blanks = survey ? [] : await blanksOfMerged(database, { staged, mapping, levels }, signal)
    const written = await this.quarterColumn(staged, mapping, dataset, signal)
    const fillDown = written?.merged && !survey ? [...blanks, mapping.indexOf('quarter')] : blanks
    const quarter = choices.quarter ?? quarterOfTitles(table) ?? findQuarter(file.name)
    const tag = `${file.name.replace(/\.[a-z]+$/iu, '')}-${file.size.toString(36)}`
    const reading: Reading = {
      mapping,
      fillDown,
      ...(quarter && { quarter }),
      ...(choices.org && { org: choices.org }),
      ...(written?.dotted && { dotted: written.dotted }),
      ...(survey && { survey: { reading: withoutAnswers(survey), tag, columns: this.options.survey.columns } }),
    }
    const typed = await typeStaged(database, { ...reading, staged, dataset, levels }, signal)
    return { reading, typed: { ...typed, findings: [...(written?.findings ?? []), ...typed.findings] } }
  }

  /** Where a date says the quarter, or a row may have none, a blank means something: then it is no merged cell. */
  private async quarterColumn({ raw }: Staged, mapping: Mapping, dataset: DatasetSpec, signal?: AbortSignal) {
    const at = mapping.indexOf('quarter')
    if (at < 0 || dataset.columns['quarter']?.type !== 'quarter') return undefined
    const found = await lookAtQuarters(this.options.database, raw, `c${at + 1}`, signal)
    const dated = dataset.quarterFrom !== undefined && mapping.includes(dataset.quarterFrom)
    return { ...found, merged: found.merged && !dated && !dataset.undated }
  }

  private async drop({ raw, typed }: Staged): Promise<void> {
    for (const name of [raw, typed]) await this.options.database.rows(`DROP TABLE IF EXISTS ${name}`)
  }
}

export type { FileChoices, Finding }

/** What is kept of a reading: the questions, never anyone's answers. */
function withoutAnswers(survey: SurveyReading): SurveyReading {
  return {
    questions: survey.questions.map((question) => ({ ...question, cells: [] })),
    attributes: survey.attributes.map(({ column, header, target, coded, missing, local }) => ({
      column,
      header,
      target,
      coded,
      missing,
      local,
    })),
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
