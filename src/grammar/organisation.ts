/** A place in the organisation: names joined by `/`, outermost first. The empty path stands over all roots. */
export type OrgPath = string

export interface OrgNode {
  path: OrgPath
  name: string
  /** 0 for the empty path, 1 for a root. */
  depth: number
  /** Position in pre-order; the subtree is `code … last`. */
  code: number
  last: number
  children: OrgNode[]
}

export interface Organisation {
  /** Every node in pre-order; `nodes[0]` is the empty path. */
  nodes: OrgNode[]
  byPath: ReadonlyMap<OrgPath, OrgNode>
  /** Where a view without an organisation filter starts: the only root, else the empty path. */
  start: OrgNode
}

export function joinPath(names: readonly string[]): OrgPath {
  return names.filter((name) => name !== '').join('/')
}

export function pathNames(path: OrgPath): string[] {
  return path === '' ? [] : path.split('/')
}

/** The path itself and everything above it, the empty path first. */
export function ancestors(path: OrgPath): OrgPath[] {
  const names = pathNames(path)
  return ['', ...names.map((_, index) => names.slice(0, index + 1).join('/'))]
}

export function lastName(path: OrgPath): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function parentPath(path: OrgPath): OrgPath | undefined {
  if (path === '') return undefined
  const cut = path.lastIndexOf('/')
  return cut < 0 ? '' : path.slice(0, cut)
}

/** One tree over all paths given; missing inner nodes are added, siblings keep the order of first appearance. */
export function organisationOf(paths: Iterable<OrgPath>): Organisation {
  const root: OrgNode = { path: '', name: '', depth: 0, code: 0, last: 0, children: [] }
  const byPath = new Map<OrgPath, OrgNode>([['', root]])
  for (const path of paths) {
    let parent = root
    for (const place of ancestors(path).slice(1)) {
      let node = byPath.get(place)
      if (!node) {
        node = { path: place, name: lastName(place), depth: parent.depth + 1, code: 0, last: 0, children: [] }
        byPath.set(place, node)
        parent.children.push(node)
      }
      parent = node
    }
  }
  const nodes: OrgNode[] = []
  number(root, nodes)
  const [only] = root.children
  return { nodes, byPath, start: only && root.children.length === 1 ? only : root }
}

function number(node: OrgNode, nodes: OrgNode[]): void {
  node.code = nodes.length
  nodes.push(node)
  for (const child of node.children) number(child, nodes)
  node.last = nodes.length - 1
}

/** The part of a tree that leads to the paths given. Codes stay those of the whole: `nodes` has gaps in them. */
export function organisationWith({ nodes }: Organisation, present: ReadonlySet<OrgPath>): Organisation {
  const byPath = new Map<OrgPath, OrgNode>()
  const leading = new Set([...present].flatMap(ancestors)).add('')
  const kept = (node: OrgNode): OrgNode => {
    const copy: OrgNode = { ...node, children: [] }
    byPath.set(node.path, copy)
    copy.children = node.children.filter(({ path }) => leading.has(path)).map(kept)
    return copy
  }
  const [whole] = nodes
  if (!whole) return organisationOf([])
  const root = kept(whole)
  const [only] = root.children
  return { nodes: [...byPath.values()], byPath, start: only && root.children.length === 1 ? only : root }
}
