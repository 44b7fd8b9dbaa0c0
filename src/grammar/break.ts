/** Marks a row that cannot be compared with the one before it (another set of questions). No column: never shown as one, never exported. */
const BREAK: unique symbol = Symbol('break')

export function withBreak<Row extends object>(row: Row): Row {
  return { ...row, [BREAK]: true }
}

export function isBreak(row: object): boolean {
  return BREAK in row
}
