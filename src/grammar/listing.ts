/** Which rows of a long list are wanted, and in what order; without either, all in the list's own. */
export interface Listing {
  search?: Search
  order?: Order
}

export interface Order {
  column: string
  down: boolean
}

export interface Search {
  /** In any column, in any case. */
  needle: string
  /** Column → canonical values whose words have the needle in them: the rows hold the values, the reader sees the words. */
  values: Readonly<Record<string, readonly string[]>>
}

/** More rows than this are not brought to the screen: they are searched and sorted where they are. */
export const LONGEST = 50_000
