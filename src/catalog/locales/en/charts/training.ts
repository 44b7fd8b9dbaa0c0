import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/training'

export default {
  'training-page': {
    reach: 'Whom do we reach?',
    gaps: 'Where are the gaps, and which courses would close them?',
    certificates: 'Are all operators certified, and for how long?',
    effect: 'Does it work, and how skilled are we?',
  },
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
    unlisted:
      '{count} of the people trained are not on the quarter’s roster (left, moved or from elsewhere): counted as trained, not in the coverage.',
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
  'training-volume': {
    title: 'Attendances by course type',
    question: 'What do we train?',
    headline: '{attendances} attendances{comparison}; most in {type}: {count}, {share}{exams}',
    headlineExams: 'Only {exams} attendances at examinations in {quarter}, no training',
    headlineNone: 'No training recorded in {quarter}',
    andExams: '; besides, {exams} at examinations',
    more: ', {difference} more than the quarter before ({change})',
    fewer: ', {difference} fewer than the quarter before ({change})',
    same: ', as in the quarter before',
    noPrevious: ', no data for the quarter before',
    unfinished: ' (quarter not complete)',
    exams: 'Examinations (not training)',
    rest: '{count} other types',
    apart: 'Examinations stand beside, in the narrow columns: they are not training.',
  },
  'training-matrix': {
    title: 'Coverage by unit and course type',
    question: 'Where are the gaps?',
    headline:
      'Widest gap: {type} in {org}, where {people} of {headcount} took part, {coverage}; all units together {whole}',
    headlinePerHead:
      'Widest gap: {type} in {org}, {per_capita}; all units together {whole}; without worker numbers there is no coverage',
    headlineOne: '{org} covers {type} least: {people} of {headcount} took part, {coverage}',
    headlineEven: 'Coverage does not differ between units and course types',
    headlineNoHeadcount: 'No headcount, so attendances only',
    headlineNone: 'No training recorded in {quarter}',
    zeros: '; {zeros} cells without any training this quarter',
    leftOut:
      '; {type} makes up {share} of the training of {position} ({attended} of {all} attendances), {usual} of that of other positions',
    leftOutMany:
      '; {type} makes up {share} of the training of {positions} positions such as {position} ({attended} of {all} attendances), {usual} of that of the others',
    whole: 'All {value}',
    low: 'Below all units',
    high: 'Above',
    less: 'Less',
    more: 'More',
    missing: 'No data',
    rest: '{count} others',
    reading:
      'Colour shows the ratio to all units together: deepest from half as much less or more. Examinations are not training.',
    atLeast:
      '{count} rows have no worker number, so coverage is at least what is shown; where none has one, courses per worker stand instead.',
    carried: 'Headcount of some units is missing and repeated from the latest quarter before.',
    above: 'Where coverage exceeds 100%, some who were trained have left.',
  },
  'training-quality': {
    title: 'Turnout, pass rate, scores before and after',
    question: 'Does it work?',
    lowest: 'Fewest pass in {type}: {rate}',
    turnout: 'turnout in {type} {rate}',
    gained: '{type}: {before} before, {after} after, up {points}',
    fell: '{type}: {before} before, {after} after, down {points}',
    and: '; ',
    headlineNone: 'No training recorded in {quarter}',
    headlineUnknown: 'Training in {quarter} has no planned numbers, results or scores',
    scores: 'Score before → after',
    part: '{type} {part} of {whole}',
    withPlan: 'Turnout counts attendances with a planned number only: {list}.',
    withResult: 'The pass rate counts attendances with a result only: {list}.',
    withScores: 'Scores count attendances with both only: {list}.',
  },
  'training-expiring': {
    title: 'Certificates that run out',
    question: 'Whose certificates run out?',
    modes: { unit: 'By unit', certificate: 'By certificate' },
    headline:
      'As of {date}, {expired} certificates have expired, {soon} expire within 30 days, {later} in 31–60, {last} in 61–90; most in {org}: {most}, {gone} of them expired',
    headlineOne:
      '{org}: as of {date}, {expired} certificates have expired, {soon} expire within 30 days, {later} in 31–60, {last} in 61–90; most are {certificate}',
    headlineNone: 'As of {date}, no certificate has expired or expires within 90 days',
    rest: '{count} others',
    bar: '{count}',
    barExpired: '{count} ({expired} expired)',
    renewed: 'Of each person’s certificate only the latest counts, so renewed ones do not; numbers, never names.',
  },
  'training-levels': {
    title: 'Levels of skill',
    question: 'How skilled are we?',
    headline:
      '{total} skilled workers, {high} of them senior or above, {share}{comparison}; most are {level}: {most}, {mostShare}',
    headlineNone: 'No levels of skill in {quarter}',
    higher: ', up {points} on a year ago',
    lower: ', down {points} on a year ago',
    same: ', as a year ago',
    carried: 'Levels of some units are missing and repeated from the latest quarter before.',
  },
  'training-gap': {
    title: 'Skills asked for and not yet taught',
    question: 'Which courses should we open, and where?',
    headline:
      'First of all {type} in {org}: {count} demands for skills, {rate}, coverage this quarter {coverage} ({reason})',
    headlineNoCoverage:
      'First of all {type} in {org}: {count} demands for skills, {rate}; without worker numbers coverage is unknown',
    headlineNoHeadcount: '{count} demands for skills; no headcount to compare by',
    headlineNone: 'No demands for skills that a course type answers in {quarter}',
    course: '{org} · {type}',
    demands: '{rate} ({count})',
    why: 'Why',
    reasons: {
      open: 'Much asked, little covered: open first',
      asked: 'Much asked though covered: check the content',
      uncovered: 'Little asked, little covered: ask around',
      neither: 'Little asked, well covered: keep',
      unknown: 'Coverage unknown',
    },
    ranking:
      'Ranked by demands per 100 workers × share not trained; demands compared with all rows together, coverage with the same course type. The definition says which subcategory belongs to which course type.',
    unmapped: '{count} demands for skills have a subcategory without a course type and are left out: {kinds}.',
    unnamed: '{count} demands for skills have no subcategory and are left out.',
  },
} satisfies Same<typeof zh>
