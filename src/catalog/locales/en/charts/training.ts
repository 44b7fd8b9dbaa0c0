import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/training'

export default {
  'training-coverage': {
    title: 'Training coverage and attendances',
    question: 'Whom do we reach?',
    headline:
      '{people} workers with a worker number were trained, {coverage} of {headcount}{comparison}; {attendances} attendances, {per_capita} per worker',
    headlineNoIds: '{attendances} attendances; without worker numbers there is no coverage',
    headlineNoHeadcount:
      '{people} workers with a worker number were trained, {attendances} attendances; no headcount, no coverage',
    headlineNone: 'No training recorded in {quarter}',
    higher: ', up {points} on the quarter before',
    lower: ', down {points} on the quarter before',
    same: ', as in the quarter before',
    noPrevious: ', no data for the quarter before',
    atLeast:
      '{count} rows have no worker number: they count as attendances, not as people, so coverage is at least what is shown. Examinations are not training.',
    carried: '{quarters}: headcount of some units is missing and repeated from the latest quarter before.',
    above: '{quarters}: coverage exceeds 100% because some who were trained have left.',
  },
  'training-certificates': {
    title: 'Operators with a valid certificate',
    question: 'Are all operators certified?',
    headline:
      'Lowest in {org}: {certified} of {operators} operators are certified, {rate}; over {count} units {have} of {all}, {whole}',
    headlineOne: '{org}: {certified} of {operators} operators are certified, {rate}',
    headlineFull: 'All {all} operators of {count} units are certified',
    headlineNoOperators: 'No operators in {quarter}, nothing to divide by',
    headlineNone: 'No numbers of operators in {quarter}',
    whole: 'All {rate}',
    rest: '{count} others',
    carried: '{orgs}: numbers are missing in part and repeated from the latest quarter before.',
    without: '{orgs}: no operators, not drawn.',
  },
} satisfies Same<typeof zh>
