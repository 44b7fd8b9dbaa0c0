/** A file name that DuckDB has never seen: one used twice may give what the first one held. Works without a secure context. */
export function freshName(stem: string): string {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2))
  return `${stem}_${a.toString(36)}${b.toString(36)}.csv`
}
