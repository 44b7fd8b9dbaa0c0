import { memoryPlace } from '@/engine/workspace/store/memory'
import type { Place } from '@/engine/workspace/store/place'

/** What the operation in which the process died has done: nothing, all, or something between. */
export const deaths = ['nothing', 'all', 'empty', 'torn'] as const
export type Death = (typeof deaths)[number]

export interface DyingPlace extends Place {
  /** Operations so far. */
  readonly operations: number
}

/** Does `living` operations of `place`; the next one dies in this way, and so does everything after it. */
export function dyingPlace(place: Place, living: number, death: Death): DyingPlace {
  let operations = 0

  async function operate<Value>(whole: () => Promise<Value>, partly: () => Promise<unknown>): Promise<Value> {
    operations += 1
    if (operations <= living) return whole()
    if (operations === living + 1) await partly()
    throw new Error('the process is dead')
  }

  const change = (whole: () => Promise<unknown>, half: (share: number) => Promise<unknown>) => async () => {
    if (death === 'all') await whole()
    if (death === 'empty') await half(0)
    if (death === 'torn') await half(0.5)
  }
  const part = (name: string, blob: Blob) => (share: number) =>
    place.write(name, blob.slice(0, Math.floor(blob.size * share)))

  return {
    kind: 'memory',
    get operations() {
      return operations
    },
    read: (name) =>
      operate(
        () => place.read(name),
        async () => undefined,
      ),
    list: () =>
      operate(
        () => place.list(),
        async () => undefined,
      ),
    write: (name, blob) => {
      const whole = () => place.write(name, blob)
      return operate(whole, change(whole, part(name, blob)))
    },
    add: (name, blob) => {
      const whole = () => place.add(name, blob)
      return operate(whole, change(whole, part(name, blob)))
    },
    remove: (names) => {
      const some = (share: number) => place.remove(names.slice(0, Math.ceil(names.length * share)))
      return operate(
        () => place.remove(names),
        change(() => some(1), some),
      )
    },
    clear: () =>
      operate(
        () => place.clear(),
        change(
          () => place.clear(),
          async (share) => {
            const files = await place.list()
            await place.remove(files.slice(0, Math.ceil(files.length * share)).map(({ name }) => name))
          },
        ),
      ),
  }
}

/** A copy in memory of what a place holds now. */
export async function copyOf(place: Place): Promise<Place> {
  const copy = memoryPlace()
  for (const { name } of await place.list()) {
    const blob = await place.read(name)
    if (blob) await copy.write(name, blob)
  }
  return copy
}
