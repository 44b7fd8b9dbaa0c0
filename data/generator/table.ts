export type Cell = string | number | null

export interface Table {
  header: readonly string[]
  rows: readonly (readonly Cell[])[]
}

const written = (cell: Cell): string => {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvText = ({ header, rows }: Table, newline: string): string =>
  [header, ...rows].map((row) => row.map(written).join(',') + newline).join('')

export const yesNo = (value: boolean): string => (value ? '是' : '否')

/** Two decimals at most, without a tail of zeros. */
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))
