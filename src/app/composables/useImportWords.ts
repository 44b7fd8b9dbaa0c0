import { datasets } from '@/catalog'
import type { DataColumn } from '@/grammar/column'
import type { MessageKey } from '@/grammar/words'
import { AT, ORG, WIDE } from '@/engine/import/recognise'
import type { StagedFile } from '@/engine/import/session'
import type { Rejection } from '@/engine/import/typed'
import { columnLabel, i18n, t } from '../i18n'

/** The catalog's tests hold that every dataset has a name. */
export const datasetName = (id: string): string => t(`datasets.${id}.name` as 'datasets.demands.name')

export const specOf = (id: string) => datasets.find((dataset) => dataset.id === id)

/** The word for what a column becomes: a canonical column, a wide one, a period, or a level of the organisation. */
export function targetName(target: string, dataset: string): string {
  if (target.startsWith(AT)) return t('importing.mapping.at', { period: target.slice(AT.length) })
  if (target.startsWith(WIDE))
    return t(`importing.mapping.wide.${target.slice(WIDE.length)}` as 'importing.mapping.wide.party')
  if (!target.startsWith(ORG)) return columnLabel(target, dataset)
  return t(`importing.mapping.level.${target.slice(ORG.length)}` as 'importing.mapping.level.unit')
}

/** The columns of the dataset that were asked for and not found. */
export const missingWords = (staged: StagedFile): string =>
  staged.missing.map((name) => columnLabel(name, staged.nearest)).join(t('importing.left.separator'))

function rangeOf({ min, max }: DataColumn): string {
  if (min === undefined) return t('importing.range.most', { max: max ?? '' })
  return max === undefined ? t('importing.range.least', { min }) : t('importing.range.between', { min, max })
}

/** Why a row was left out, as a sentence. */
export function reasonOf({ reason, column }: Rejection, dataset: string): string {
  const spec = specOf(dataset)?.columns[column]
  const key = `importing.reasons.${reason}` as MessageKey
  if (!i18n.global.te(key)) return t('importing.reasons.other', { code: reason })
  const choices = Object.entries(spec?.choices ?? {}).map(([value, words]) => words[0] ?? value)
  return t(key, { range: spec ? rangeOf(spec) : '', choices: choices.join(t('importing.left.separator')) })
}

/** What of the file is no data, and what was done to read it: one sentence each. */
export function remarksOn({ table, filledDown, mapping, survey, confidence }: StagedFile): string[] {
  const { skipped, warnings } = table.report
  const separator = t('importing.left.separator')
  const titles = table.layout.titles.filter(({ text }) => text !== '').length
  const parts = [
    titles ? t('importing.left.titles', { count: titles }) : '',
    ...(['blank', 'total', 'note', 'header'] as const).map((kind) =>
      skipped[kind].count ? t(`importing.left.${kind}`, { count: skipped[kind].count }) : '',
    ),
  ].filter(Boolean)
  const unused = table.layout.header.filter((name, at) => name !== '' && mapping[at] === undefined)
  return [
    !survey && unused.length ? t('importing.left.columns', { columns: unused.join(separator) }) : '',
    confidence.includes('alike') ? t('importing.left.alike') : '',
    table.layout.headerIsGuess ? t('importing.left.guess', { line: table.layout.headerLine }) : '',
    parts.length ? `${t('importing.left.title')}${parts.join(separator)}${t('importing.left.not')}` : '',
    filledDown.length ? t('importing.left.filled', { columns: filledDown.join(separator) }) : '',
    table.replacements ? t('importing.left.replaced', { count: table.replacements }) : '',
    warnings.length ? t('importing.left.quotes', { count: warnings.length }) : '',
  ].filter(Boolean)
}
