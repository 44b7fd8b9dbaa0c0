import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipped } from '@/engine/export/zip'

const files = [
  { name: '目录.csv', bytes: new TextEncoder().encode('a'.repeat(2_000_000)) },
  { name: '01.png', bytes: crypto.getRandomValues(new Uint8Array(60_000)) },
  { name: '空.txt', bytes: new Uint8Array() },
]

test('what is packed is what is unpacked; the same files give the same archive', async () => {
  const pack = async () =>
    new Uint8Array(await (await zipped(files, 'application/zip', new AbortController().signal)).arrayBuffer())
  const first = await pack()
  expect(await pack()).toEqual(first)
  const out = unzipSync(first)
  expect(Object.keys(out)).toEqual(files.map(({ name }) => name))
  for (const { name, bytes } of files) expect(out[name]).toEqual(bytes)
})

test('cancelled, it gives nothing', async () => {
  const stop = new AbortController()
  const some = function* () {
    for (const file of files) {
      yield file
      stop.abort()
    }
  }
  await expect(zipped(some(), 'application/zip', stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
})
