import type { GroupSize } from '@/engine/protection/lattice'

interface Person {
  quarter: string
  org: string
  attributes: Readonly<Record<string, string>>
  answered: readonly { dimension: string; question: string; apart: boolean }[]
}

export interface Survey {
  people: readonly Person[]
  attributes: readonly string[]
}

const pick = (random: () => number, from: number, to: number) => from + Math.floor(random() * (to - from + 1))

/** A company's survey of one quarter: uneven teams, people attached to units, skipped questions, a question for some alone, a recommendation. */
export function randomSurvey(random: () => number): Survey {
  const attributes = Array.from({ length: pick(random, 1, 3) }, (_, at) => ({
    name: `a${at}`,
    values: pick(random, 2, 4),
  }))
  const questions = Array.from({ length: pick(random, 1, 4) }, (_, at) => ({
    dimension: `d${at % 2}`,
    question: `q${at}`,
    apart: false,
  }))
  if (random() < 0.5) questions.push({ dimension: 'd0', question: 'would recommend', apart: true })
  const skip = random() < 0.5 ? 0.05 : 0.3
  const orgs = Array.from({ length: pick(random, 2, 4) }, (_, unit) => [
    ...(random() < 0.5 ? [`root/u${unit}`] : []),
    ...Array.from({ length: pick(random, 0, 4) }, (_, team) => `root/u${unit}/t${team}`),
  ]).flat()
  const size = pick(random, 3, 18)
  const people = orgs.flatMap((org) =>
    Array.from({ length: Math.floor(-Math.log(1 - random()) * size) }, (): Person => {
      const values = attributes.map(({ name, values: count }) => [name, `v${Math.floor(random() ** 2 * count)}`])
      const own = Object.fromEntries(values) as Record<string, string>
      const asked = questions.filter(({ question }) => question !== 'q1' || own['a0'] === 'v0')
      return { quarter: '2026Q3', org, attributes: own, answered: asked.filter(() => random() >= skip) }
    }),
  )
  return { people: people.filter(({ answered }) => answered.length), attributes: attributes.map(({ name }) => name) }
}

/** Sizes as the database counts them: every node above, what is attached to a node that has others below it, every depth of item. */
export function sizesOf({ people }: Survey, attribute?: string): GroupSize[] {
  const parents = new Set(people.flatMap(({ org }) => above(org).slice(1)))
  const groups = new Map<string, { size: GroupSize; who: Set<Person> }>()
  for (const person of people) {
    const nodes = [...above(person.org), ...(parents.has(person.org) ? [`${person.org}/`] : [])]
    for (const org of nodes)
      for (const { dimension, question, apart } of person.answered)
        for (const [item0, item1] of [
          [null, null],
          [dimension, null],
          [dimension, question],
        ] as const) {
          const value = attribute ? (person.attributes[attribute] ?? '') : ''
          const size = { quarter: person.quarter, org, attribute: attribute ?? '', value, apart, item0, item1, n: 0 }
          const key = JSON.stringify(size)
          const group = groups.get(key) ?? { size, who: new Set() }
          groups.set(key, group)
          group.who.add(person)
        }
  }
  return [...groups.values()].map(({ size, who }) => ({ ...size, n: who.size }))
}

const above = (org: string): string[] => {
  const parts = org.split('/')
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
}
