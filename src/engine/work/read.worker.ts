import { detailOf, Fault } from '../fault'
import { expand } from '../import/container/archive'
import { readTable } from '../import/read'
import type { ReadMessage, ReadReply } from './readMessage'

const scope = globalThis as unknown as Worker
const reply = (message: ReadReply) => scope.postMessage(message)

async function answer(message: ReadMessage): Promise<ReadReply> {
  if ('expand' in message) return { files: await expand(message.expand) }
  const names = new Set(message.known)
  const table = await readTable(
    message.file,
    message.choices,
    (header) => names.has(header),
    (done) => reply({ done }),
  )
  return { table }
}

scope.addEventListener('message', ({ data }: MessageEvent<ReadMessage>) => {
  answer(data).then(reply, (error: unknown) =>
    reply(
      error instanceof Fault
        ? { fault: error.code, params: error.params }
        : { fault: 'file-unreadable', params: { detail: detailOf(error) } },
    ),
  )
})
