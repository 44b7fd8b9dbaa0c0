/**
 * Which hypotheses to reject so that at most a share q of the rejected ones is expected to be false; in the order
 * given.
 * With p sorted ascending, all up to the largest k with p(k) ≤ k·q/m. An empty family gives an empty answer.
 * Source: Benjamini & Hochberg, JRSS B 57 (1995) 289–300.
 * @throws RangeError for a p outside 0…1
 */
export function benjaminiHochberg(pValues: readonly number[], q: number): boolean[] {
  const wrong = pValues.find((p) => !(p >= 0 && p <= 1))
  if (wrong !== undefined) throw new RangeError(`benjaminiHochberg: ${wrong} is no p-value`)
  const sorted = [...pValues].sort((a, b) => a - b)
  const threshold = sorted.filter((p, i) => p <= ((i + 1) * q) / pValues.length).at(-1)
  return pValues.map((p) => threshold !== undefined && p <= threshold)
}
