/** A small seeded generator (mulberry32). Only + − × ÷ and comparisons are used, so every machine draws the same company. */
export interface Random {
  next(): number
  int(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  bell(): number
  sample<T>(list: readonly T[], size: number): T[]
}

/** FNV-1a: each part of the company has its own stream, named in words, so that changing one part leaves the others alone. */
const seedOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

const mulberry32 = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const SQRT3 = 1.7320508075688772

export const randomNamed = (name: string): Random => {
  const next = mulberry32(seedOf(`华岳矿业/${name}`))
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const at = <T>(list: readonly T[], index: number): T => {
    const item = list[index]
    if (item === undefined) throw new Error(`nothing at ${index} of ${list.length}`)
    return item
  }
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) if ((left -= weight) < 0) return choice
      return at(choices, choices.length - 1)[0]
    },
    bell: () => (next() + next() + next() + next() - 2) * SQRT3,
    sample(list, size) {
      const rest = [...list]
      const chosen = []
      while (chosen.length < size && rest.length > 0) {
        const index = int(0, rest.length - 1)
        chosen.push(at(rest, index))
        rest[index] = at(rest, rest.length - 1)
        rest.pop()
      }
      return chosen
    },
  }
}
