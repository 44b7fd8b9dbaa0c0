import type { Same } from '../../same'
import type zh from '../../zh-CN/metrics/training'

export default {
  attendances: {
    name: 'Training attendances',
    definition: 'Attendances added up, examinations apart; one person attending twice counts twice.',
    numerator: 'Attendances',
    denominator: 'None',
  },
  exam_attendances: {
    name: 'Examination attendances',
    definition: 'Attendances of examinations, which are no training.',
    numerator: 'Examination attendances',
    denominator: 'None',
  },
  trained_people: {
    name: 'People trained',
    definition:
      'People with at least one training, counted once by their number, examinations apart; counted again at each level and for each period.',
    numerator: 'People trained',
    denominator: 'None',
  },
  coverage: {
    name: 'Training coverage',
    definition:
      'People with at least one training as a share of the headcount; examinations are no training, people are counted once, with a roster only those on it. Records without a person number cannot be counted, so the true figure may be higher.',
    numerator: 'People trained',
    denominator: 'Headcount (for the year to date: mean of the quarters)',
  },
  per_capita: {
    name: 'Trainings per worker',
    definition: 'Training attendances per worker; for the year to date the headcount is the mean of the quarters.',
    numerator: 'Training attendances',
    denominator: 'Headcount',
  },
  turnout: {
    name: 'Turnout',
    definition: 'Attendances as a share of the planned ones, over records with both.',
    numerator: 'Attendances',
    denominator: 'Planned attendances',
  },
  pass_rate: {
    name: 'Pass rate',
    definition: 'Passes as a share of attendances, over records with both, examinations included.',
    numerator: 'Passes',
    denominator: 'Attendances',
  },
  certified_rate: {
    name: 'Certified operators',
    definition:
      'Operators with a valid certificate as a share of all operators; with a roster and a list of certificates counted person by person as of the quarter’s end.',
    numerator: 'Certified operators',
    denominator: 'Operators',
  },
  skilled_share: {
    name: 'Skilled workers',
    definition: 'Workers with a skill level as a share of the headcount, over units that report them.',
    numerator: 'Skilled workers',
    denominator: 'Headcount',
  },
  high_skilled_share: {
    name: 'Highly skilled workers',
    definition: 'Senior workers and above as a share of skilled workers.',
    numerator: 'Senior workers and above',
    denominator: 'Skilled workers',
  },
  membership_rate: {
    name: 'Union membership',
    definition: 'Union members as a share of the headcount.',
    numerator: 'Union members',
    denominator: 'Headcount',
  },
} satisfies Same<typeof zh>
