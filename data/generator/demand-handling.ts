import { AS_OF, isoDate, type Day } from './calendar'
import type { Random } from './random'
import { yesNo, type Cell } from './table'

/** Days from acceptance to closure at the 0th, 10th … 100th percentile. */
const USUAL = [1, 3, 5, 6, 8, 10, 12, 14, 17, 24, 58]
const SLOW = [14, 24, 34, 44, 52, 60, 68, 78, 90, 110, 150]

const REJECTED = 0.03
const FORGOTTEN = 0.006

export const HANDLING_HEADER = [
  '受理日期',
  '办理时限',
  '办结日期',
  '状态',
  '办理满意度',
  '是否解决',
  '是否上报党组织',
] as const

const drawDays = (random: Random, percentiles: readonly number[]): number => {
  const place = random.next() * (percentiles.length - 1)
  const index = Math.floor(place)
  const low = percentiles[index] ?? 0
  return Math.round(low + ((percentiles[index + 1] ?? low) - low) * (place - index))
}

const opinion = (random: Random, onTime: boolean): [Cell, Cell] => {
  if (!random.chance(0.72)) return [null, null]
  const good = random.weighted<number>([[5, 36], [4, 38], [3, 17], [2, 6], [1, 3]]) // prettier-ignore
  const poor = random.weighted<number>([[5, 8], [4, 22], [3, 30], [2, 24], [1, 16]]) // prettier-ignore
  return [onTime ? good : poor, yesNo(random.chance(onTime ? 0.87 : 0.58))]
}

/** One demand's way through the office, as it stands on the as-of date. */
export const handle = (random: Random, submitted: Day, term: number, slow: boolean): Cell[] => {
  const escalated = yesNo(random.chance(slow ? 0.2 : 0.045))
  const untouched = [null, null, null, '待受理', null, null, escalated]
  if (!slow && random.chance(REJECTED)) {
    const rejected = submitted + random.int(1, 5)
    return rejected > AS_OF ? untouched : [null, null, isoDate(rejected), '不予受理', null, null, escalated]
  }
  const accepted = submitted + random.weighted(slow ? [[1, 2], [3, 3], [5, 2]] : [[0, 3], [1, 4], [2, 2], [4, 1]]) // prettier-ignore
  if (accepted > AS_OF) return untouched
  const due = accepted + term
  const days = drawDays(random, slow ? SLOW : USUAL)
  const stretched = Math.round(slow ? days : (days * term) / 18)
  const closed = accepted + stretched + (random.chance(FORGOTTEN) ? 600 : 0)
  const start = [isoDate(accepted), isoDate(due)]
  if (closed > AS_OF) return [...start, null, '办理中', null, null, escalated]
  return [...start, isoDate(closed), '已办结', ...opinion(random, closed <= due), escalated]
}
