import { ancestors, joinPath, pathNames, type OrgPath } from '@/grammar/organisation'

/**
 * Each path as written → the node it means. A name that is a place's name plus a branch suffix is that place where
 * such a place is known; a path that is the tail of exactly one other node, known before or in the same import, is that node.
 */
export function resolvePaths(
  written: readonly OrgPath[],
  known: Iterable<OrgPath>,
  suffixes: readonly string[],
): Map<OrgPath, OrgPath> {
  const bare = written.filter((path) => pathNames(path).every((name) => strip(name, suffixes) === name))
  const nodes = new Set([...known, ...bare].flatMap(ancestors))
  const names = new Set([...nodes].flatMap(pathNames))
  const tails = tailIndex(nodes)
  return new Map(
    written.map((path) => {
      const stripped = joinPath(
        pathNames(path).map((name) => {
          const place = strip(name, suffixes)
          return names.has(place) ? place : name.trim()
        }),
      )
      const [tail, another] = tails.get(stripped) ?? []
      return [path, tail !== undefined && another === undefined ? tail : stripped]
    }),
  )
}

function strip(name: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((end) => name.endsWith(end) && name.length > end.length)
  return suffix ? name.slice(0, -suffix.length).trim() : name
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
