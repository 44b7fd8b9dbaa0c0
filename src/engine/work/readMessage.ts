import type { FaultCode } from '../fault'
import type { ReadChoices, TextTable } from '../import/read'

/** What the page asks the reading worker, and what it answers. */
export interface ReadMessage {
  file: Blob
  choices: ReadChoices
  known: readonly string[]
}

export type ReadReply = { done: number } | { table: TextTable } | { fault: FaultCode; detail: string }
