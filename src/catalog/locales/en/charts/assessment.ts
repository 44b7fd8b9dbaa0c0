import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/assessment'

export default {
  'assessment-trend': {
    title: 'Mean scores for Party work and business',
    question: 'Are both hundreds rising?',
    headline: '{sides} (means of {branches} branches)',
    headlineOne: '{sides}',
    headlineNone: 'No scores in {quarter}',
    and: '; ',
    higher: '{side} {mean}, up {points} on the quarter before',
    lower: '{side} {mean}, down {points} on the quarter before',
    same: '{side} {mean}, as in the quarter before',
    noPrevious: '{side} {mean}, no data for the quarter before',
    alone: '{side} {mean}',
    line: '{side} (shaded: all branches)',
    irregular: '{quarter}: {count} branches whose full marks are not 100 are left out.',
    ceiling:
      '{side}: {full} branches are at or above full marks this quarter ({share}), so the score hardly tells them apart.',
  },
  'assessment-quadrant': {
    title: 'Party work against business',
    question: 'Which branch is strong on one side only?',
    headline:
      'In {count} of {total} units Party work leads business by {threshold} points or more; the widest gap is in {org}: Party work {party}, business {business}, {gap} apart',
    headlineBalanced:
      'In none of {total} units Party work leads business by {threshold} points or more; the widest gap is in {org}: Party work {party}, business {business}, {gap} apart',
    headlineSingle: '{org}: Party work {party}, business {business}, {gap} apart',
    headlineOneSide: 'No unit has scores on both sides in {quarter}',
    headlineNone: 'No scores in {quarter}',
    fields: { both: 'Both strong', party: 'Party work only', business: 'Business only', neither: 'Both weak' },
    left: '{orgs}: not drawn, one side is missing or full marks are not 100.',
  },
} satisfies Same<typeof zh>
