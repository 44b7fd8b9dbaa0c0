import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/demands'

export default {
  'demand-trend': {
    title: 'Demands by category and quarter',
    question: 'What do workers ask for, over time?',
    modes: { count: 'Count', share: 'Share', rate: 'Per 100 workers' },
    headline: '{now} demands this quarter{comparison}; most are about {category}: {count}, {share} of all',
    headlineNone: 'No demands recorded in {quarter}',
    change: ', {before} the quarter before: {change} (95% interval {low} to {high}), {verdict}',
    noPrevious: ', no data for the quarter before',
    unfinished: ', the quarter is not over and not compared',
    higher: 'higher',
    lower: 'lower',
    level: 'about level (no significant difference)',
    small: ', few cases',
    rest: '{count} other categories',
  },
  'demand-loop': {
    title: 'From demand to satisfied worker',
    question: 'Did we deliver?',
    headline:
      'As of {date}, of {submitted} demands submitted this quarter {acceptance} are accepted and {closed} closed ({closure}); {opinion}',
    headlineRejected: 'All {submitted} demands submitted this quarter were rejected',
    headlineNone: 'No demands recorded in {quarter}',
    rated: '{satisfied} satisfied (rated by {followed})',
    fewRated: '{satisfied} satisfied (rated by {followed}: speaks for those who rated only)',
    nobodyRated: 'not rated yet',
    step: '{count} · {name} {rate}',
    rates: { accepted: 'accepted', rejected: 'rejected', closed: 'closed', rated: 'rated', satisfied: 'satisfied' },
  },
  'demand-list': {
    title: 'List of demands',
    question: 'Which ones exactly?',
    headline: '{total} demands, {unfinished} not closed yet; as of {date} {late} of them are overdue',
    headlineDone: '{total} demands, all closed or rejected',
    headlineNone: 'No demands recorded in this selection',
    masked:
      'Worker attributes are hidden in {count} rows, where fewer than {minimum} rows share them; phone, identity and bank card numbers in the text are hidden.',
    limited: 'Only the latest {limit} are listed.',
  },
} satisfies Same<typeof zh>
