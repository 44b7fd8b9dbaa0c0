import type { DatasetSpec } from '@/grammar/dataset'
import { literal } from '../database/quote'
import { AT, WIDE, type Mapping } from './recognise'

/** A file's text cells as a relation in the dataset's own long form. */
export interface Reshaped {
  /** SELECT of `line` INTEGER, `record` BIGINT (unique), `c1`…`cM` VARCHAR, none NULL. */
  sql: string
  /** Targets of `c1`…`cM`. */
  mapping: Mapping
}

const cell = (index: number): string => `c${index + 1}`

/** Cells that become rows: which file column, where its cell goes, and what else such a row says. */
interface Spread {
  index: number
  value: string
  sets: Readonly<Record<string, string>>
}

function spreadsOf(mapping: Mapping, dataset: DatasetSpec): Spread[] {
  return mapping.flatMap((target, index): Spread[] => {
    if (target?.startsWith(WIDE)) {
      const wide = dataset.wide?.[target.slice(WIDE.length)]
      return wide ? [{ index, value: wide.value, sets: wide.sets }] : []
    }
    if (target?.startsWith(AT) && dataset.periods)
      return [{ index, value: dataset.periods.value, sets: { [dataset.periods.into]: target.slice(AT.length) } }]
    return []
  })
}

/** The relation itself where no column is a row, else one row per filled cell of such a column. */
export function reshapeWide(source: string, mapping: Mapping, dataset: DatasetSpec): Reshaped {
  const spreads = spreadsOf(mapping, dataset)
  if (!spreads.length) return { sql: `SELECT *, CAST(line AS BIGINT) AS record FROM ${source}`, mapping }
  const plain = mapping.flatMap((target, index) =>
    target === undefined || spreads.some((spread) => spread.index === index) ? [] : [{ target, index }],
  )
  const made = [...new Set(spreads.flatMap(({ value, sets }) => [...Object.keys(sets), value]))].filter(
    (name) => !plain.some(({ target }) => target === name),
  )
  const kept = plain.map(({ index }, at) => `${cell(index)} AS ${cell(at)}`)
  const parts = spreads.map((spread, part) => {
    const cells = made.map((name, at) => {
      const text = name === spread.value ? cell(spread.index) : literal(spread.sets[name] ?? '')
      return `${text} AS ${cell(plain.length + at)}`
    })
    return `SELECT ${['line', `CAST(line AS BIGINT) * ${spreads.length} + ${part} AS record`, ...kept, ...cells].join(', ')} FROM ${source} AS wide WHERE NOT is_blank(${cell(spread.index)})`
  })
  return { sql: parts.join(' UNION ALL '), mapping: [...plain.map(({ target }) => target), ...made] }
}
