import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatasetSpec, OrgLevel } from '@/grammar/dataset'

const data = resolve(import.meta.dirname, '../../../data')

/** The header of a sample file, in UTF-8 or GB18030. */
export function sampleHeader(company: string, id: string): string[] {
  const bytes = readFileSync(resolve(data, company, `${id}.csv`))
  const [first = ''] = decode(bytes).split(/\r?\n/)
  return first.split(',')
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

/** Every header that a dataset or the organisation claims, as often as it is claimed. */
export function claimedHeaders(dataset: DatasetSpec, levels: readonly OrgLevel[]): string[] {
  return [...Object.values(dataset.columns), ...levels].flatMap(({ headers }) => headers)
}

export function requiredColumns(dataset: DatasetSpec): string[] {
  return Object.entries(dataset.columns).flatMap(([name, column]) => (column.required ? [name] : []))
}
