import { ancestors, joinPath, pathNames, type OrgPath } from '@/grammar/organisation'
import { withoutSuffix } from '@/grammar/placeNames'

/** A place as a file writes it → the node the user says it is. */
export type Aliases = ReadonlyMap<OrgPath, OrgPath>

/**
 * Each path as written → the node it means, over everything that is loaded. A name that is a place's name plus a branch suffix
 * is that place where such a place is known; a path that is the tail of exactly one other node is that node; then what the user
 * said of it, or of a node above it, holds.
 */
export function resolvePaths(
  written: readonly OrgPath[],
  suffixes: readonly string[],
  aliases: Aliases = new Map(),
): Map<OrgPath, OrgPath> {
  const bare = written.filter((path) => pathNames(path).every((name) => withoutSuffix(name, suffixes) === name))
  const nodes = new Set([...bare, ...aliases.keys(), ...aliases.values()].flatMap(ancestors))
  const names = new Set([...nodes].flatMap(pathNames))
  const tails = tailIndex(nodes)
  return new Map(
    written.map((path) => {
      const stripped = joinPath(
        pathNames(path).map((name) => {
          const place = withoutSuffix(name, suffixes)
          return names.has(place) ? place : name.trim()
        }),
      )
      const [tail, another] = tails.get(stripped) ?? []
      return [path, renamed(tail !== undefined && another === undefined ? tail : stripped, aliases)]
    }),
  )
}

/** The path under its node's, or the nearest aliased node above it's, other name. */
function renamed(path: OrgPath, aliases: Aliases): OrgPath {
  let now = path
  for (const seen = new Set<OrgPath>(); !seen.has(now);) {
    seen.add(now)
    const alias = ancestors(now)
      .reverse()
      .find((above) => above !== '' && aliases.has(above))
    if (alias !== undefined) now = joinPath([aliases.get(alias) ?? alias, now.slice(alias.length + 1)])
  }
  return now
}

/** Every proper tail (`三号井/综采二队` of `华岳矿业/三号井/综采二队`) → the nodes that end so. */
function tailIndex(known: Iterable<OrgPath>): Map<OrgPath, OrgPath[]> {
  const tails = new Map<OrgPath, OrgPath[]>()
  for (const path of known) {
    const names = pathNames(path)
    for (let cut = 1; cut < names.length; cut += 1) {
      const tail = names.slice(cut).join('/')
      tails.set(tail, [...(tails.get(tail) ?? []), path])
    }
  }
  return tails
}
