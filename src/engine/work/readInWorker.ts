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
export const readInWorker: Read = async (file, choices, known, progress, signal) => {
  const reply = await ask({ file, choices, known }, progress, signal)
  if (!('table' in reply)) throw new Fault('file-unreadable')
  return reply.table
}

/** `expand` off the main thread: the tables inside an archive, any other file as it is. Rejects as `expand` does, or with AbortError. */
export async function expandInWorker(file: File, signal?: AbortSignal): Promise<File[]> {
  const reply = await ask({ expand: file }, () => undefined, signal)
  if (!('files' in reply)) throw new Fault('file-unreadable')
  return reply.files
}

type Answer = Exclude<ReadReply, { done: number } | { fault: string }>

/** One question to a worker of its own, which ends with the answer. */
function ask(message: ReadMessage, progress: (done: number) => void, signal?: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortError())
    const worker = new ReadWorker()
    const end = () => {
      worker.terminate()
      signal?.removeEventListener('abort', abort)
    }
    const abort = () => {
      end()
      reject(abortError())
    }
    signal?.addEventListener('abort', abort)
    worker.addEventListener('message', ({ data }: MessageEvent<ReadReply>) => {
      if ('done' in data) return progress(data.done)
      end()
      if ('fault' in data) reject(new Fault(data.fault, data.params))
      else resolve(data)
    })
    worker.addEventListener('error', (event) => {
      end()
      reject(new Fault('file-unreadable', { detail: event.message }))
    })
    worker.postMessage(message)
  })
}

/** The same on this thread: for tests. */
export const readHere: Read = (file, choices, known, progress) => {
  const names = new Set(known)
  return readTable(file, choices, (header) => names.has(header), progress)
}
