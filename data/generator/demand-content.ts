import { openings, type Subject } from './demand-subjects'
import type { Random } from './random'

/** A made-up identity number of a province that does not exist (99), with a valid check digit: for the masking test. */
const madeUpIdentity = (random: Random): string => {
  const digits = `990101${random.int(1970, 1999)}${random.int(10, 12)}${random.int(10, 28)}${random.int(100, 999)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}

const madeUpPhone = (random: Random): string => `1390000${random.int(1000, 9999)}`

export const contentOf = (random: Random, subject: Subject): string => {
  const sentence = random.pick(openings) + random.pick(subject.things) + random.pick(subject.troubles)
  const wish = random.chance(0.8) ? `，${random.pick(subject.wishes)}` : ''
  const phone = random.chance(0.006) ? `，联系电话${madeUpPhone(random)}` : ''
  const identity = subject.name === '困难帮扶' && random.chance(0.012) ? `，身份证号${madeUpIdentity(random)}` : ''
  return sentence + wish + phone + identity
}
