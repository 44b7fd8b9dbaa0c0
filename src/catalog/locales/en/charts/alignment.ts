import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/alignment'

export default {
  'alignment-matrix': {
    title: 'Party score against workers’ mood',
    question: 'Party score high, mood low: where?',
    axis: 'Unit',
    tooFew: 'Too few',
    one: '{org}: {flag} (Party score {score}, {favourable} favourable)',
    rest: '… {count} more',
    more: '{count} more',
    semicolon: '; ',
    headline: '{quarter}: {nodes} units compared, {flags} flagged: {list}',
    headlineFlat: '{quarter}: {nodes} units compared, none flagged',
    headlineTied:
      '{quarter}: {nodes} units compared; more than a third tie at the top Party score, which no longer separates them, so none is flagged',
    headlineNone: '{quarter}: no unit below has both a Party score and survey responses',
    onlyCheck: '; a hint to look closer, not a judgement',
  },
  'alignment-correlation': {
    title: 'How the five measures go together',
    question: 'Do the five measures move together?',
    negative: 'One high, one low',
    positive: 'Both high, both low',
    few: 'Too few',
    noInterval: 'No interval',
    span: '{low} to {high}',
    pair: '{x} and {y} ρ={rho} (95% interval {low} to {high})',
    pairStrong: '{x} and {y} ρ={rho} (no interval)',
    semicolon: '; ',
    headline: '{quarter}: {nodes} units compared, {tested} pairs tested, {count} correlate significantly: {list}',
    headlineFlat: '{quarter}: {nodes} units compared, {tested} pairs tested, none correlates significantly',
    headlineFew: '{quarter}: only {nodes} units can be compared, fewer than {fewest}, which says too little',
    caution: '; correlation is not causation',
    over: 'Over {nodes} units on level {depth} below {org} (such as {example}); a unit that lacks a measure is left out of its pairs.',
    hidden: '{hidden} units with too few people are left out.',
    reading:
      'Spearman’s ρ lies between −1 (one high, the other low) and +1 (both high, both low); below it its 95% interval. Coloured: significant (p < 0.05, false discovery rate at most 10%). Correlation is not causation.',
  },
} satisfies Same<typeof zh>
