import type { Params } from '@/grammar/words'

/** What can go wrong in the machine, as a code the stage puts into words. */
export type FaultCode =
  | 'boot-timeout'
  | 'boot-failed'
  | 'engine-lost'
  | 'query-failed'
  | 'file-unreadable'
  | 'file-is-archive'
  | 'file-is-workspace'
  | 'file-is-old-excel'
  | 'file-empty'
  | 'file-no-table'
  | 'file-damaged'
  | 'file-encrypted'
  | 'file-too-large'
  | 'too-small-memory'
  | 'read-only'
  | 'storage-full'
  | 'storage-failed'
  | 'storage-damaged'
  | 'batch-damaged'
  | 'changed-elsewhere'
  | 'made-by-newer'
  | 'workspace-not-ours'
  | 'workspace-newer'
  | 'workspace-damaged'
  | 'workspace-too-large'

/** An error with a code and its parameters, never a sentence; `cause` keeps the technical reason. */
export class Fault extends Error {
  override readonly name = 'Fault'
  constructor(
    readonly code: FaultCode,
    readonly params: Params = {},
    cause?: unknown,
  ) {
    super(code, { cause })
  }
}

export function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
