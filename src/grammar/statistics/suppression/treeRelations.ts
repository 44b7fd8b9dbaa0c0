import type { Relation } from '@/grammar/statistics/suppression/table'

export interface TreeNode {
  key: string
  parent?: string | undefined
}

/**
 * One relation per node with children: the node is the sum of its children. Persons attached to a node itself must be
 * a child of their own.
 * `cellKey` turns a node's key into a cell's key, for one copy of the tree per period or attribute value.
 */
export function treeRelations(nodes: readonly TreeNode[], cellKey: (key: string) => string = (key) => key): Relation[] {
  const children = new Map<string, string[]>()
  for (const { key, parent } of nodes) {
    if (parent === undefined) continue
    const siblings = children.get(parent) ?? []
    siblings.push(cellKey(key))
    children.set(parent, siblings)
  }
  return [...children].map(([total, parts]) => ({ total: cellKey(total), parts }))
}
