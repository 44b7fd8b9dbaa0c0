import { detailOf, Fault } from '../fault'
import { readTable } from '../import/read'
import type { ReadMessage, ReadReply } from './readMessage'

const scope = globalThis as unknown as Worker

scope.addEventListener('message', ({ data }: MessageEvent<ReadMessage>) => {
  const names = new Set(data.known)
  const reply = (message: ReadReply) => scope.postMessage(message)
  readTable(
    data.file,
    data.choices,
    (header) => names.has(header),
    (done) => reply({ done }),
  ).then(
    (table) => reply({ table }),
    (error: unknown) =>
      reply({ fault: error instanceof Fault ? error.code : 'file-unreadable', detail: detailOf(error) }),
  )
})
