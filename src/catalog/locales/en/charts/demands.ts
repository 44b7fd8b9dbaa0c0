import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/demands'

export default {
  'demand-trend': {
    title: 'Demands by category and quarter',
    question: 'What do workers ask for, over time?',
    modes: { count: 'Count', share: 'Share', rate: 'Per 100 workers' },
    headline: '{now} demands this quarter, {before} the quarter before ({change}); most are about {category}: {count}, {share} of all',
    headlineNoPrevious: '{now} demands this quarter, no data for the quarter before; most are about {category}: {count}, {share} of all',
    headlineNone: 'No demands recorded in {quarter}',
  },
} satisfies Same<typeof zh>
