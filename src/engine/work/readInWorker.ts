import { abortError } from '../database/query'
import { Fault } from '../fault'
import { readTable, type ReadChoices, type TextTable } from '../import/read'
import ReadWorker from './read.worker?worker'
import type { ReadMessage, ReadReply } from './readMessage'

export type Read = (
  file: Blob,
  choices: ReadChoices,
  known: readonly string[],
  progress: (done: number) => void,
  signal?: AbortSignal,
) => Promise<TextTable>

/** `readTable` off the main thread. Aborting ends the worker at once; nothing of the file stays. */
export const readInWorker: Read = (file, choices, known, progress, signal) =>
  new Promise((resolve, reject) => {
    const worker = new ReadWorker()
    const end = () => {
      worker.terminate()
      signal?.removeEventListener('abort', abort)
    }
    const abort = () => {
      end()
      reject(abortError())
    }
    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort)
    worker.addEventListener('message', ({ data }: MessageEvent<ReadReply>) => {
      if ('done' in data) return progress(data.done)
      end()
      if ('table' in data) resolve(data.table)
      else reject(new Fault(data.fault, { detail: data.detail }))
    })
    worker.addEventListener('error', (event) => {
      end()
      reject(new Fault('file-unreadable', { detail: event.message }))
    })
    worker.postMessage({ file, choices, known } satisfies ReadMessage)
  })

/** The same on this thread: for tests. */
export const readHere: Read = (file, choices, known, progress) => {
  const names = new Set(known)
  return readTable(file, choices, (header) => names.has(header), progress)
}
