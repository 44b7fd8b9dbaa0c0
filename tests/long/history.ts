/** A file of demands of one unit, in one quarter of 2026, all of one category. */
export interface Edition {
  name: string
  unit: string
  quarter: 2 | 3
  category: string
  rows: number
}

export interface Loaded extends Edition {
  active: boolean
  /** Names of the editions that took its place. */
  replacedBy: readonly string[]
}

/** What was loaded, in order: what the program should say, worked out without it. */
export type History = readonly Loaded[]

export function csvOf({ name, unit, quarter, category, rows }: Edition): Buffer {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0')
    return `${name}-${index},华岳,${unit},2026-0${quarter * 3 - 1}-${day},${category},${'夜班食堂菜品少，希望增加热菜。'.repeat(3)}${index}`
  })
  return Buffer.from(`编号,集团,单位,登记日期,需求类别,诉求内容\n${lines.join('\n')}\n`)
}

const loaded = (edition: Edition): Loaded => ({ ...edition, active: true, replacedBy: [] })

export const added = (history: History, edition: Edition): History => [...history, loaded(edition)]

export const replaced = (history: History, edition: Edition): History => [
  ...history.map((one) =>
    one.quarter === edition.quarter ? { ...one, replacedBy: [...one.replacedBy, edition.name] } : one,
  ),
  loaded(edition),
]

export const switched = (history: History, name: string): History =>
  history.map((one) => (one.name === name ? { ...one, active: !one.active } : one))

/** The history and the numbers as text: two states are the same where these are. */
export function tell(history: History): string {
  const counting = history.filter(
    (one) => one.active && !one.replacedBy.some((name) => history.some((other) => other.name === name && other.active)),
  )
  const counts = new Map<string, number>()
  for (const { unit, quarter, category, rows } of counting) {
    const key = `2026Q${quarter} 华岳/${unit} ${category}`
    counts.set(key, (counts.get(key) ?? 0) + rows)
  }
  const batches = history.map(({ name, rows, active }) => `${name} ${rows} ${active}`).sort()
  return [...batches, ...[...counts].map(([key, count]) => `${key} ${count}`).sort()].join('\n')
}
