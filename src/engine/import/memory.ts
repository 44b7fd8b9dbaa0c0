import type { RememberedSurvey } from '@/grammar/survey/remember'
import { crc32 } from '../crc32'
import { headerKey } from './headerKey'
import type { Mapping } from './recognise'
import type { FileChoices } from './understand'

/** What the user confirmed of a file with these headers. */
export interface RememberedFile {
  dataset: string
  mapping: Mapping
}

/** What was confirmed at earlier imports: of files by their headers, of survey questions by their words. */
export interface Memory {
  files: Readonly<Record<string, RememberedFile>>
  survey: RememberedSurvey
}

/** Files with the same headers in the same order, however numbered, spaced or bracketed, have the same signature. */
export function signatureOf(header: readonly string[]): string {
  const keys = header.map(headerKey).join('\n')
  return `${header.length}-${crc32(new TextEncoder().encode(keys)).toString(16).padStart(8, '0')}`
}

/** The choices with what was remembered of such a file, where the user has chosen nothing; undefined where there is nothing. */
export function remembered(memory: Memory, signature: string, choices: FileChoices): FileChoices | undefined {
  const known = memory.files[signature]
  if (!known || choices.dataset || choices.mapping) return undefined
  return { ...choices, dataset: known.dataset, mapping: known.mapping }
}
