import type { Cells } from '../../randomCompany/draw'
import type { Company, Table } from '../../randomCompany'

/** What a figure is asked of: no SQL, no code shared with the product. */
export interface Where {
  org: string
  /** Only what is attached to the node itself. */
  own?: true
  /** One quarter, or those of a year so far. */
  quarters: readonly string[]
  toDate?: true
  /** Column → accepted canonical values. */
  values: Readonly<Record<string, readonly string[]>>
  /** As of today, or at equal age: days after each quarter's end. */
  age?: number
  asOf: string
}

export interface Figure {
  part: number | null
  whole?: number | null
  value: number | null
}

export const NOTHING: Figure = { part: null, value: null }

export const cell = (row: Cells, name: string): string => row[name] ?? ''

/** A number, or null where the cell is blank. */
export const num = (row: Cells, name: string): number | null =>
  cell(row, name) === '' ? null : Number(cell(row, name))

const HEADERS: Readonly<Record<string, string>> = {
  gender: '性别',
  party_member: '是否党员',
  position: '岗位',
  category: '需求类别',
}
const WORDS: Readonly<Record<string, string>> = { male: '男', female: '女', true: '是', false: '否' }

/** Which filters a dataset has a column for. */
const COLUMNS: Readonly<Partial<Record<Table, readonly string[]>>> = {
  demands: ['gender', 'party_member', 'position', 'category'],
  sentiment: ['gender', 'party_member', 'position', '维度'],
  training: ['gender', 'party_member', 'position'],
  roster: ['gender', 'party_member', 'position'],
}

export const applies = (table: Table, { values }: Pick<Where, 'values'>): boolean =>
  Object.keys(values).every((column) => COLUMNS[table]?.includes(column))

export const isBelow = (org: string, node: string): boolean => org === node || org.startsWith(`${node}/`)

export function matches(row: Cells, values: Where['values']): boolean {
  for (const [column, wanted] of Object.entries(values)) {
    const header = HEADERS[column] ?? column
    if (!wanted.some((value) => cell(row, header) === (WORDS[value] ?? value))) return false
  }
  return true
}

/** Rows of a table under filters, of all quarters. */
export function history(company: Company, table: Table, where: Where): Cells[] {
  const found: Cells[] = []
  for (const row of company.tables[table]) {
    const org = cell(row, '单位路径')
    if (where.own ? org !== where.org : !isBelow(org, where.org)) continue
    if (matches(row, where.values)) found.push(row)
  }
  return found
}

export const within = (rows: readonly Cells[], quarters: readonly string[]): Cells[] =>
  rows.filter((row) => quarters.includes(cell(row, '季度')))

export const knownQuarters = (company: Company, table: Table): Set<string> =>
  new Set(company.tables[table].map((row) => cell(row, '季度')))

export function ratioOf(part: number | null, whole: number | null, times = 1): Figure {
  return { part, whole, value: part === null || !whole ? null : (part / whole) * times }
}

/** Every node of the company, from the places of all its rows. */
export function nodesOf(company: Company): Set<string> {
  const nodes = new Set<string>()
  for (const rows of Object.values(company.tables)) {
    for (const row of rows) {
      const names = cell(row, '单位路径').split('/')
      for (let depth = 1; depth <= names.length; depth += 1) nodes.add(names.slice(0, depth).join('/'))
    }
  }
  return nodes
}

export const childrenOf = (nodes: ReadonlySet<string>, node: string): string[] =>
  [...nodes].filter((one) => one.startsWith(`${node}/`) && !one.slice(node.length + 1).includes('/'))
