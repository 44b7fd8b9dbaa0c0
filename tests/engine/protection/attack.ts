import { chooseHidden, chooseHiddenParts, groupKey, type GroupSize } from '@/engine/protection/lattice'
import type { Relation } from '@/grammar/statistics/suppression/table'
import { recovered } from '../../grammar/statistics/suppression/solver'
import { sizesOf, type Survey } from './randomGroups'

/** What is published of a group, written anew: the attacker does not trust the lattice's own idea of it. */
interface Published {
  key: string
  n: number
  sums: readonly string[]
}

const APART = '\u0000'

/** A group's key and the wholes it is part of; a sum over groups of one kind (tree, attribute, item) has a name of its own. */
function published(size: GroupSize): Published {
  const named = [size.item0, size.item1].filter((item): item is string => item != null)
  const items = size.apart && named.length < 2 ? [APART, ...named] : named
  const group = { ...size, items }
  const parent = size.org.replace(/\/$|\/[^/]+$/u, '')
  const wider = size.apart && items[0] !== APART ? [APART, items[0] ?? ''] : items.slice(0, -1)
  return {
    key: groupKey(group),
    n: size.n,
    sums: [
      ...(parent !== size.org ? [`tree ${groupKey({ ...group, org: parent })}`] : []),
      ...(size.attribute ? [`${size.attribute} ${groupKey({ ...group, attribute: '', value: '' })}`] : []),
      ...(items.length > 0 && !(items.length === 1 && items[0] === APART)
        ? [`item ${groupKey({ ...group, items: wider })}`]
        : []),
    ],
  }
}

/** Hidden groups of a survey, what an exact solver finds of them, and how many had to be hidden. */
export function attacked(survey: Survey, minimum: number) {
  const whole = sizesOf(survey)
  const parts = survey.attributes.flatMap((attribute) => sizesOf(survey, attribute))
  const everybody = chooseHidden(whole, minimum)
  const hidden = chooseHiddenParts(whole, everybody, parts, minimum)
  const all = [...whole, ...parts].map(published)
  const sums = new Map<string, Relation & { parts: string[] }>()
  for (const { key, sums: within } of all)
    for (const name of within) {
      const total = name.slice(name.indexOf('['))
      const sum = sums.get(name) ?? { total, parts: [] }
      sums.set(name, sum)
      sum.parts.push(key)
    }
  const cells = all.map(({ key, n }) => ({ key, n }))
  const small = cells.filter(({ n }) => n > 0 && n < minimum)
  const wholeKeys = new Set(whole.map((size) => published(size).key))
  return {
    cells,
    hidden,
    small,
    shownSmall: small.filter(({ key }) => !hidden.has(key)),
    /** Groups of everybody that only the view by attributes hides: there must be none, the other view shows them. */
    disagreeing: [...hidden].filter((key) => wholeKeys.has(key) && !everybody.has(key)),
    recovered: recovered(cells, [...sums.values()], hidden),
  }
}
