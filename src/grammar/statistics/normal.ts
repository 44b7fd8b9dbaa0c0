import { probit } from 'simple-statistics'

/**
 * The standard normal distribution, to about 1e-15 (relative, in the lower tail).
 *
 * simple-statistics has a four-digit table for the cdf and a quantile good to about 1e-3: the latter only starts the
 * iteration here.
 * Source: Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11 (2004): Taylor series;
 * in the tail the continued fraction of Mills' ratio (Laplace 1805; Abramowitz & Stegun 1964, 26.2.14).
 */
export function normalCdf(z: number): number {
  if (z > 0) return 1 - normalCdf(-z)
  return z > -3 ? 0.5 + density(z) * oddSeries(z) : density(z) * millsRatio(-z)
}

/** z with Φ(z) = p. p ≤ 0 gives −∞, p ≥ 1 gives ∞. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  if (p > 0.5) return -normalQuantile(1 - p)
  let z = p > 1e-9 ? probit(p) : -Math.sqrt(-2 * Math.log(p))
  for (let step = 0; step < 30; step++) {
    // Newton on ln Φ: concave, so it cannot run away in the tail.
    const cdf = normalCdf(z)
    const change = ((Math.log(cdf) - Math.log(p)) * cdf) / density(z)
    z -= change
    if (Math.abs(change) <= 1e-14 * Math.max(1, Math.abs(z))) break
  }
  return z
}

/** Half-width of a two-sided interval in standard errors: 0.95 → 1.95996… @throws RangeError for a level outside 0…1 */
export function criticalZ(level: number): number {
  if (!(level >= 0 && level <= 1)) throw new RangeError(`criticalZ: ${level} is no level`)
  return -normalQuantile((1 - level) / 2)
}

/** Chance of a standard normal at least as far from 0 as z, both sides. */
export function twoSidedNormalP(z: number): number {
  return 2 * normalCdf(-Math.abs(z))
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

function oddSeries(z: number): number {
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return sum
}

function millsRatio(z: number): number {
  let tail = z
  for (let k = 120; k >= 1; k--) tail = z + k / tail
  return 1 / tail
}
