import type zh from '../zh-CN/datasets'

export default {
  headcount: {
    name: 'Headcount',
    hint: 'One row is the headcount of one unit in one quarter: the denominator of every rate.',
  },
  demands: {
    name: 'Demands and service ledger',
    hint: 'One row is one demand of a worker and what was done about it.',
  },
  sentiment: {
    name: 'Worker sentiment and satisfaction',
    hint: 'One row is one respondent’s answer to one question; a row with the number invited alone says how many questionnaires went out.',
  },
  training: {
    name: 'Training records',
    hint: 'One row is one person attending one course, or the summary of one course for one unit.',
  },
  assessment: { name: 'Branch assessment', hint: 'One row is the score of one branch on one item in one quarter.' },
  outcomes: {
    name: 'Outcome indicators',
    hint: 'One row is the value of one indicator for a quarter, a year or no stated time.',
  },
  proposals: { name: 'Proposals and innovations', hint: 'One row is one proposal or innovation.' },
  events: { name: 'Events', hint: 'One row is one event, drawn as a marker on every time axis.' },
  services: { name: 'Services and aid', hint: 'One row is one kind of service or aid in one unit and quarter.' },
  certificates: { name: 'Certificates', hint: 'One row is one certificate of one person.' },
} satisfies Record<keyof typeof zh, { name: string; hint: string }>
