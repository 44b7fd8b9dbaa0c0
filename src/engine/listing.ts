import type { Listing } from '@/grammar/listing'
import { identifier, literal, literals } from './database/quote'

export interface Listed extends Listing {
  /** Columns that are searched; rows may be sorted by these and by `sorted`. */
  columns: readonly string[]
  sorted?: readonly string[]
  /** SQL of the list's own order, which also settles ties. */
  usual: string
  limit: number
}

/** The wanted rows of a query, at most `limit` of them. `RangeError` for a column that it does not have. */
export function listingSql(source: string, { search, order, columns, sorted = [], usual, limit }: Listed): string {
  if (order && ![...columns, ...sorted].includes(order.column)) throw new RangeError(`no column ${order.column}`)
  const first = order ? [`${identifier(order.column)} ${order.down ? 'DESC' : 'ASC'} NULLS LAST`] : []
  const where = search?.needle ? `WHERE ${found(search, columns)}` : ''
  return `SELECT * FROM (${source}\n) AS list ${where} ORDER BY ${[...first, usual].join(', ')} LIMIT ${limit}`
}

function found({ needle, values }: NonNullable<Listing['search']>, columns: readonly string[]): string {
  const text = columns.map((column) => `CAST(${identifier(column)} AS VARCHAR)`).join(', ')
  const named = Object.entries(values).flatMap(([column, wanted]) =>
    columns.includes(column) && wanted.length
      ? [`coalesce(CAST(${identifier(column)} AS VARCHAR) IN (${literals(wanted)}), FALSE)`]
      : [],
  )
  return [`contains(lower(concat_ws(chr(31), ${text})), ${literal(needle.toLowerCase())})`, ...named].join(' OR ')
}
