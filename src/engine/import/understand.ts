import type { DatasetSpec } from '@/grammar/dataset'
import { findQuarter, type Quarter } from '@/grammar/quarter'
import type { SurveyReading } from '@/grammar/survey/reading'
import type { ReadChoices, TextTable } from './read'
import {
  matchHeaders,
  missingColumns,
  ORG,
  recognise,
  type Confidence,
  type Mapping,
  type Recognition,
  type Vocabulary,
} from './recognise'

/** Everything about a file that the user can correct before it is loaded. */
export interface FileChoices extends ReadChoices {
  dataset?: string
  mapping?: Mapping
  /** Quarter of the whole file, where neither its rows nor its titles say one. */
  quarter?: Quarter
  /** The organisation of the whole file, where no column says one: a path such as 华岳矿业/三号井. */
  org?: string
  /** What the user said of a wide survey's questions. */
  survey?: SurveyReading
}

export interface Understood extends Recognition {
  survey: SurveyReading | undefined
}

/** Which dataset a text table is and what its columns become, as found or as chosen. */
export function understand(
  table: TextTable,
  choices: FileChoices,
  datasets: readonly DatasetSpec[],
  vocabulary: Vocabulary,
): Understood {
  const { header } = table.layout
  const chosen = datasets.find((dataset) => dataset.id === choices.dataset)
  const found = chosen
    ? { nearest: chosen.id, ...matchHeaders(header, chosen, vocabulary) }
    : recognise(header, datasets, vocabulary)
  const spec = specOf(found.nearest, datasets)
  const byHand = choices.mapping
  const mapping = byHand ?? found.mapping
  const confidence: readonly Confidence[] = byHand
    ? byHand.map((target, at) => (target === found.mapping[at] ? found.confidence[at] : target ? 'chosen' : undefined))
    : found.confidence
  const missing = missingIn(mapping, spec, choices, table)
  return {
    dataset: missing.length ? undefined : spec.id,
    nearest: spec.id,
    mapping,
    confidence,
    missing,
    survey: undefined,
  }
}

/** The same of a wide survey, whose attributes are mapped and whose questions become rows. */
export function understandSurvey(
  table: TextTable,
  choices: FileChoices,
  survey: SurveyReading,
  dataset: string,
): Understood {
  const targets = new Map(survey.attributes.map(({ column, target }) => [column, target]))
  const mapping = table.layout.header.map((_, column) => targets.get(column))
  const missing = mapping.some((target) => target?.startsWith(ORG)) || choices.org ? [] : ['org']
  if (!mapping.includes('quarter') && !choices.quarter && !quarterOfTitles(table)) missing.push('quarter')
  const confidence = mapping.map((target) => (target ? 'known' : undefined))
  return { dataset: missing.length ? undefined : dataset, nearest: dataset, mapping, confidence, missing, survey }
}

function missingIn(mapping: Mapping, spec: DatasetSpec, choices: FileChoices, table: TextTable): string[] {
  const dated = Boolean(choices.quarter ?? quarterOfTitles(table))
  const said = (name: string) =>
    (dated && (name === spec.quarterFrom || name === 'quarter')) || (name === 'org' && Boolean(choices.org))
  return missingColumns(mapping, spec).filter((name) => !said(name))
}

/** The quarter a title line speaks of. */
export function quarterOfTitles(table: TextTable): Quarter | undefined {
  return table.layout.titles.map((title) => findQuarter(title.text)).find(Boolean)
}

export function specOf(id: string, datasets: readonly DatasetSpec[]): DatasetSpec {
  const dataset = datasets.find((spec) => spec.id === id)
  if (!dataset) throw new RangeError(`unknown dataset ${id}`)
  return dataset
}
