import type { Fact } from '@/grammar/metric'

/** A fact of which only this is known. */
export function fact(quarter: string, known: Partial<Fact>): Fact {
  return {
    metric: 'm',
    quarter,
    org: 'x',
    key: null,
    part: null,
    whole: null,
    part_then: null,
    whole_then: null,
    undated: null,
    tested: null,
    n: null,
    squares: null,
    ytd_part: null,
    ytd_whole: null,
    sum_y: null,
    sum_m: null,
    sum_yy: null,
    sum_ym: null,
    sum_mm: null,
    scales: null,
    asked: null,
    estimated: null,
    at_least: null,
    carried: null,
    suppressed: false,
    ...known,
  }
}
