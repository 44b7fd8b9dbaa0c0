import { Fault } from '../../fault'
import { isPlainName } from './place'

export const HEADER = 'header.json'
export const APP = 'xinsheng'

export interface WorkspaceHeader {
  readonly app: typeof APP
  /** The version of what the entries mean. */
  readonly schema: number
  /** When the file was made, ISO 8601. */
  readonly made: string
}

/** What an entry must hold when it is unpacked. */
export interface EntryCheck {
  readonly name: string
  readonly size: number
  readonly crc32: number
}

export interface CheckedHeader extends WorkspaceHeader {
  readonly entries: readonly EntryCheck[]
}

/**
 * The first entry of a workspace file. `workspace-not-ours` for another program's, `workspace-newer` for a schema above `known`,
 * `workspace-damaged` where it lists no proper entries.
 */
export function readHeader(text: string, known: number): CheckedHeader {
  const header = objectOf(text)
  if (header?.['app'] !== APP) throw new Fault('workspace-not-ours')
  const { schema, made, entries } = header
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) throw damaged(HEADER)
  if (schema > known) throw new Fault('workspace-newer', { schema, known })
  if (typeof made !== 'string' || !Array.isArray(entries)) throw damaged(HEADER)
  return { app: APP, schema, made, entries: entries.map(readCheck) }
}

export const damaged = (entry: string, cause?: unknown): Fault => new Fault('workspace-damaged', { entry }, cause)

function readCheck(value: unknown): EntryCheck {
  const { name, size, crc32 } = (value ?? {}) as Partial<Record<keyof EntryCheck, unknown>>
  if (typeof name !== 'string' || !isPlainName(name) || name === HEADER) throw damaged(HEADER)
  if (typeof size !== 'number' || typeof crc32 !== 'number') throw damaged(HEADER)
  return { name, size, crc32 }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
