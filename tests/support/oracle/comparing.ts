/** Tests as a statistician would do them with pencil and patience: no code of the product. */
export interface Share {
  p: number
  n: number
}

function score({ p, n }: Share, z: number): [low: number, high: number] {
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return [centre - half, centre + half]
}

/** Newcombe's interval of a − b for a number of standard errors. */
export function newcombeAt(a: Share, b: Share, z: number): [low: number, high: number] {
  const [one, two] = [score(a, z), score(b, z)]
  return [a.p - b.p - Math.hypot(a.p - one[0], two[1] - b.p), a.p - b.p + Math.hypot(one[1] - a.p, b.p - two[0])]
}

/** Area beyond ±z under the normal curve, added up strip by strip (Simpson). */
export function beyond(z: number): number {
  const strips = 4000
  const [from, to] = [z, z + 12]
  const width = (to - from) / strips
  let area = 0
  for (let i = 0; i <= strips; i += 1) {
    const x = from + i * width
    area += (i === 0 || i === strips ? 1 : i % 2 ? 4 : 2) * Math.exp((-x * x) / 2)
  }
  return (2 * area * width) / 3 / Math.sqrt(2 * Math.PI)
}

/** The level at which Newcombe's interval touches 0, found by halving. */
export function newcombeP(a: Share, b: Share): number {
  if (a.p === b.p) return 1
  let [low, high] = [0, 40]
  for (let step = 0; step < 80; step += 1) {
    const z = (low + high) / 2
    const [bottom, top] = newcombeAt(a, b, z)
    if (bottom > 0 || top < 0) low = z
    else high = z
  }
  return beyond(low)
}

/** Benjamini and Hochberg: everything up to the largest rank whose p lies under its share of q. */
export function discovered(all: readonly number[], q: number): boolean[] {
  const sorted = [...all].sort((a, b) => a - b)
  let last = -1
  sorted.forEach((p, rank) => {
    if (p <= ((rank + 1) / sorted.length) * q) last = rank
  })
  return all.map((p) => last >= 0 && p <= (sorted[last] ?? 0))
}

/** Chance of at least k of n when each comes with chance s, added up one by one. */
function atLeast(k: number, n: number, s: number): number {
  let [log, total] = [n * Math.log1p(-s), 0]
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) total += Math.exp(log)
    log += Math.log((n - i) / (i + 1)) + Math.log(s / (1 - s))
  }
  return total
}

/** Pearson's dispersion of counts around their mean; unknown below eight. */
export function dispersionOf(counts: readonly number[]): number | undefined {
  if (counts.length < 8) return undefined
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
  if (mean === 0) return undefined
  return counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0) / (counts.length - 1)
}

/** Lower limit of now ÷ before at a tail: the share at which so many are just that likely, the log ratio widened by √φ. */
function ratioLow(now: number, before: number, widening: number, tail: number): number {
  if (now === 0) return 0
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step += 1) {
    const share = (low + high) / 2
    if (atLeast(now, now + before, share) < tail) low = share
    else high = share
  }
  const [ratio, limit] = [now / before, low / (1 - low)]
  return ratio * (limit / ratio) ** widening
}

/** Change of a count less 1, its 95 % interval and the level at which that touches none. Both counts above 0. */
export function ratioTest(now: number, before: number, past: readonly number[]) {
  const phi = dispersionOf(past) ?? 1
  const widening = phi > 1.2 ? Math.sqrt(phi) : 1
  const low = ratioLow(now, before, widening, 0.025) - 1
  const high = 1 / ratioLow(before, now, widening, 0.025) - 1
  const [more, less] = now > before ? [now, before] : [before, now]
  let [from, to] = [-34, Math.log(0.5)]
  for (let step = 0; step < 60; step += 1) {
    const middle = (from + to) / 2
    if (ratioLow(more, less, widening, Math.exp(middle)) > 1) to = middle
    else from = middle
  }
  return { low, high, p: now === before ? 1 : Math.min(1, 2 * Math.exp(to)) }
}

/** Spearman's ρ by ranks counted one by one, with the interval of Bonett and Wright. */
export function rankCorrelation(x: readonly number[], y: readonly number[]) {
  const ranks = (values: readonly number[]) =>
    values.map(
      (value) =>
        values.filter((other) => other < value).length + (values.filter((other) => other === value).length + 1) / 2,
    )
  const [a, b] = [ranks(x), ranks(y)]
  const n = x.length
  const middle = (n + 1) / 2
  let [both, one, other] = [0, 0, 0]
  for (let i = 0; i < n; i += 1) {
    const [da, db] = [(a[i] ?? 0) - middle, (b[i] ?? 0) - middle]
    both += da * db
    one += da * da
    other += db * db
  }
  const rho = both / Math.sqrt(one * other)
  const half = 1.959963984540054 * Math.sqrt((1 + (rho * rho) / 2) / (n - 3))
  const back = (z: number) => (Math.exp(2 * z) - 1) / (Math.exp(2 * z) + 1)
  const z = Math.log((1 + rho) / (1 - rho)) / 2
  return { rho, low: back(z - half), high: back(z + half) }
}
