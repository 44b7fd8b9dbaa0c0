/**
 * What this program needs of DuckDB, and all it may call. The browser's worker and Node's blocking
 * build (in tests) both fit, so a test takes the same way through `query` as the app.
 */
export interface Door {
  connect(): Promise<number>
  disconnect(connection: number): Promise<void>
  /** First chunk of the answer, or null while it is being computed. */
  start(connection: number, sql: string): Promise<Uint8Array | null>
  poll(connection: number): Promise<Uint8Array | null>
  cancel(connection: number): Promise<boolean>
  /** Next chunk; empty or null at the end. */
  fetch(connection: number): Promise<Uint8Array | null>
  addFile(name: string, content: Blob): Promise<void>
  /** Registers a file of the origin-private file system that the engine may write; where it can. */
  addOutput?(name: string, handle: FileSystemFileHandle): Promise<void>
  readFile(name: string): Promise<Uint8Array<ArrayBuffer>>
  dropFile(name: string): Promise<void>
  close(): Promise<void>
}
