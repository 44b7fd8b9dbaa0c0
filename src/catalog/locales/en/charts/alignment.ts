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
} satisfies Same<typeof zh>
