import { gaussian } from './random'

/** Marsaglia & Tsang (2000): one gamma number with the given shape and scale 1. */
export function gamma(random: () => number, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const z = gaussian(random)
    const v = (1 + z / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
  }
}

export function beta(random: () => number, a: number, b: number): number {
  const [x, y] = [gamma(random, a), gamma(random, b)]
  return x / (x + y)
}

export function poisson(random: () => number, mean: number): number {
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2)
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = 1 - random(); product > limit; product *= 1 - random()) count++
  return count
}

/** A count with the given mean and variance φ × mean: Poisson for φ = 1, else negative binomial. */
export function dispersedCount(random: () => number, mean: number, phi: number): number {
  return poisson(random, phi > 1 ? gamma(random, mean / (phi - 1)) * (phi - 1) : mean)
}
