import type { Params } from '@/grammar/words'
import type { FaultCode } from '../fault'
import type { ReadChoices, TextTable } from '../import/read'

/** What the page asks the reading worker: a table of a file, or the files of an archive. */
export type ReadMessage = { file: Blob; choices: ReadChoices; known: readonly string[] } | { expand: File }

/** What it answers: how far it is (0…1), then once what was asked for or why not. */
export type ReadReply =
  { done: number } | { table: TextTable } | { files: File[] } | { fault: FaultCode; params: Params }
