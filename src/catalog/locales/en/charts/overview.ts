import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/overview'

export default {
  'overview-kpis': {
    title: 'Key figures',
    question: 'How do we stand, and did it move?',
    demands: '{now} demands',
    demandsPlain: '{now} demands, {before} the quarter before ({change})',
    demandsUp: '{now} demands, up from {before} the quarter before ({change}, 95% interval {low} to {high})',
    demandsDown: '{now} demands, down from {before} the quarter before ({change}, 95% interval {low} to {high})',
    demandsFlat: '{now} demands, {before} the quarter before ({change}, 95% interval {low} to {high}): no clear change',
    small: ', small sample',
    better: '{count} better: {list}',
    worse: '{count} worse: {list}',
    steady: 'the other figures show no clear change or cannot be compared',
    running: 'the quarter is not complete, so it is not compared',
    comma: ', ',
    semicolon: '; ',
    headlineNone: 'No figures for {quarter}',
    card: {
      change: 'QoQ {change}',
      flat: 'QoQ {change}, no clear change',
      running: 'Quarter not complete',
      noPrevious: 'No previous data',
      fromZero: '0 last quarter',
      notAlike: 'Not comparable',
      yearAgo: 'Year ago {value}',
      ytd: 'YTD {value} (was {before})',
      n: 'n={n}',
      tooFew: 'Too few people',
      noData: 'No data',
      noDenominator: 'No denominator',
      notFiltered: 'Filter does not apply',
      small: 'Small sample',
    },
  },
} satisfies Same<typeof zh>
