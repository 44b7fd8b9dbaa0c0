import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openAnnouncer } from '@/engine/workspace/store/announcer'
import { claim, exclusively, waitForOwnership, type Claim } from '@/engine/workspace/store/owner'

const unique = () => `test-${Math.random().toString(36).slice(2)}`
const soon = () => new Promise((resolve) => setTimeout(resolve, 50))
const isLost = (held: Claim) => Promise.race([held.lost.then(() => true), soon().then(() => false)])

afterEach(() => vi.restoreAllMocks())

/** Another page of this origin that holds the lock until it is closed. */
async function otherTab(name: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  onTestFinished(() => frame.remove())
  await new Promise<void>((held) => {
    void frame.contentWindow?.navigator.locks
      .request(name, () => {
        held()
        return new Promise(() => undefined)
      })
      .catch(() => undefined)
  })
  return frame
}

describe('the one tab that writes', () => {
  test('is the first to claim; the next may when it lets go', async () => {
    const name = unique()
    const first = await claim(name)
    const second = await claim(name)
    expect([first.owned, second.owned]).toEqual([true, false])
    await second.release()
    await first.release()
    const third = await claim(name)
    expect([third.owned, await isLost(first)]).toEqual([true, false])
    await third.release()
  })

  test('loses to one that takes over, and can take it back', async () => {
    const name = unique()
    const first = await claim(name)
    const second = await claim(name, { steal: true })
    expect([second.owned, await isLost(first), await isLost(second)]).toEqual([true, true, false])
    const again = await claim(name, { steal: true })
    expect([again.owned, await isLost(second)]).toEqual([true, true])
    await again.release()
  })

  test('may be in another page: this one waits until that is closed, or takes over', async () => {
    const name = unique()
    const frame = await otherTab(name)
    expect((await claim(name)).owned).toBe(false)
    const owned = vi.fn<(held: Claim) => void>()
    waitForOwnership(name, owned)
    await soon()
    expect(owned).not.toHaveBeenCalled()
    frame.remove()
    await vi.waitFor(() => expect(owned).toHaveBeenCalledOnce())
    const held = owned.mock.calls[0]?.[0]
    expect([held?.owned, (await claim(name)).owned]).toEqual([true, false])
    await held?.release()
    await otherTab(name)
    const taken = await claim(name, { steal: true })
    expect([taken.owned, (await claim(name)).owned]).toEqual([true, false])
    await taken.release()
  })

  test('waiting can be called off', async () => {
    const name = unique()
    const first = await claim(name)
    const owned = vi.fn()
    waitForOwnership(name, owned)()
    await first.release()
    expect(owned).not.toHaveBeenCalled()
    const next = await claim(name)
    expect(next.owned).toBe(true)
    await next.release()
  })

  test.each([
    ['missing', () => vi.spyOn(Navigator.prototype, 'locks', 'get').mockReturnValue(undefined as never)],
    [
      'refused',
      () => vi.spyOn(LockManager.prototype, 'request').mockRejectedValue(new DOMException('', 'SecurityError')),
    ],
  ])('is every tab where locks are %s', async (_, forbid) => {
    forbid()
    const name = unique()
    const tabs = [await claim(name), await claim(name)]
    expect(tabs.map(({ owned }) => owned)).toEqual([true, true])
    expect(await exclusively(name, async () => 'done')).toBe('done')
    await tabs[0]?.release()
  })
})

test('exclusive work is done one after another, and its errors pass', async () => {
  const name = unique()
  const log: string[] = []
  const work = (id: string) => async () => {
    log.push(`${id} begins`)
    await soon()
    log.push(`${id} ends`)
    return id
  }
  expect(await Promise.all([exclusively(name, work('a')), exclusively(name, work('b'))])).toEqual(['a', 'b'])
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  const failing = vi.fn(() => Promise.reject(new RangeError('no')))
  await expect(exclusively(name, failing)).rejects.toThrow(RangeError)
  expect(failing).toHaveBeenCalledOnce()
})

describe('what is announced', () => {
  test('is heard by the others until they stop listening', async () => {
    const name = unique()
    const [owner, reader] = [openAnnouncer(name), openAnnouncer(name)]
    onTestFinished(() => {
      owner.close()
      reader.close()
    })
    const [own, heard] = [vi.fn(), vi.fn()]
    owner.onAnnounce(own)
    const stop = reader.onAnnounce(heard)
    owner.announce(7)
    await vi.waitFor(() => expect(heard.mock.calls).toEqual([[7]]))
    stop()
    owner.announce(8)
    await soon()
    expect([heard.mock.calls, own.mock.calls]).toEqual([[[7]], []])
  })

  test('is lost without harm where there is no channel', () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    onTestFinished(() => {
      vi.unstubAllGlobals()
    })
    const announcer = openAnnouncer()
    announcer.onAnnounce(() => undefined)()
    expect(() => announcer.announce(1)).not.toThrow()
    announcer.close()
  })
})
