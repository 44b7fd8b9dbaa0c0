import { expect, test } from 'vitest'
import { openWire } from '@/engine/wire'

/** A window of the same origin beside this one. */
async function otherWindow(): Promise<Window> {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  const { contentWindow } = frame
  if (!contentWindow) throw new Error('no window')
  await new Promise((resolve) => setTimeout(resolve, 20))
  return contentWindow
}

test('what one window says the others hear, and it itself does not', async () => {
  const [here, there]: [unknown[], unknown[]] = [[], []]
  const one = openWire('test', (said) => here.push(said))
  const other = openWire('test', (said) => there.push(said))
  const apart = openWire('another', (said) => there.push(said))
  one.send({ kind: 'hello' })
  await expect.poll(() => there).toEqual([{ kind: 'hello' }])
  expect(here).toEqual([])
  for (const wire of [one, other, apart]) wire.close()
})

test('without a channel it goes over storage, the same words twice too, and leaves nothing behind', async () => {
  const heard: unknown[] = []
  const wire = openWire('test-storage', (said) => heard.push(said), { broadcast: false })
  const other = await otherWindow()
  const say = (said: unknown, at: number) => {
    other.localStorage.setItem('test-storage', JSON.stringify({ said, at }))
    other.localStorage.removeItem('test-storage')
  }
  say('hello', 1)
  say('hello', 2)
  await expect.poll(() => heard).toEqual(['hello', 'hello'])
  wire.send('out')
  expect(localStorage.getItem('test-storage')).toBeNull()
  wire.close()
  say('late', 3)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(heard).toHaveLength(2)
})
