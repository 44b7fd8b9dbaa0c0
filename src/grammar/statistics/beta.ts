import { gammaln } from 'simple-statistics'

const MAX_TERMS = 20_000

/**
 * Regularised incomplete beta function I_x(a, b) for a, b > 0, and its inverse in x; accurate to 1e-12 up to a + b of
 * about 1e5.
 *
 * `y` is 1 − x; pass it when it is known more exactly than the subtraction would give (x near 1).
 * The factor before the continued fraction is built from Stirling remainders: differences of large ln Γ would lose
 * six digits.
 * Source: Didonato & Morris, ACM TOMS 18 (1992), Algorithm 708 (scaling); Press et al., Numerical Recipes, 3rd ed.
 * (2007), 6.4 (fraction).
 */
export function incompleteBeta(x: number, a: number, b: number, y = 1 - x): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  return x * (a + b + 2) < a + 1 ? lowerPart(x, y, a, b) : 1 - lowerPart(y, x, b, a)
}

/** x with I_x(a, b) = p, by bisection; p ≤ 0 gives 0, p ≥ 1 gives 1. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  return bisect((x) => incompleteBeta(x, a, b) >= p, 0, 1)
}

/** The place in [low, high] where `reached` turns from false to true, to machine precision (or 1e-300 near 0). */
export function bisect(reached: (x: number) => boolean, low: number, high: number): number {
  let from = low
  let to = high
  for (let step = 0; step < 1100; step++) {
    const middle = (from + to) / 2
    if (middle <= from || middle >= to) break
    if (reached(middle)) to = middle
    else from = middle
  }
  return (from + to) / 2
}

function lowerPart(x: number, y: number, a: number, b: number): number {
  return (Math.exp(logKernel(x, y, a, b)) * continuedFraction(x, a, b)) / a
}

/** ln of x^a · y^b ÷ B(a, b). */
function logKernel(x: number, y: number, a: number, b: number): number {
  const n = a + b
  return (
    a * Math.log((x * n) / a) +
    b * Math.log((y * n) / b) +
    0.5 * Math.log((a * b) / (n * 2 * Math.PI)) +
    stirlingRemainder(n) -
    stirlingRemainder(a) -
    stirlingRemainder(b)
  )
}

function stirlingRemainder(x: number): number {
  if (x < 15) return gammaln(x) - ((x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI))
  const q = 1 / (x * x)
  return (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q * (1 / 1680 - q / 1188)))) / x
}

function continuedFraction(x: number, a: number, b: number): number {
  const guard = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let c = 1
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1))
  let product = d
  for (let m = 1; m <= MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guard(1 + even * d)
    c = guard(1 + even / c)
    product *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guard(1 + odd * d)
    c = guard(1 + odd / c)
    product *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return product
}
