import { isoDate, quarters, type Day, type Quarter } from './calendar'
import { orgOf, ORG_HEADER, teams, type Team } from './company'
import { contentOf } from './demand-content'
import { handle, HANDLING_HEADER } from './demand-handling'
import { subjects, type Subject } from './demand-subjects'
import { randomNamed, type Random } from './random'
import { canteen, tinyTeam } from './stories'
import { yesNo, type Cell, type Table } from './table'
import { staffOf } from './workforce'

interface Demand {
  submitted: Day
  quarter: Quarter
  team: Team
  subject: Subject
  slow: boolean
}

const CHANNELS = [
  ['座谈会', 16],
  ['实地走访', 14],
  ['问卷', 12],
  ['线上平台', 26],
  ['信箱', 8],
  ['热线', 14],
  ['合理化建议', 4],
  ['其他', 3],
] as const

const drawTeam = (random: Random, from: readonly Team[]): Team =>
  random.weighted(from.map((team) => [team, team.name === tinyTeam.team ? 3 : team.workers] as const))

const usual = (random: Random, quarter: Quarter): Demand[] =>
  subjects.flatMap((subject) => {
    const expected = subject.season[quarter.season] ?? 0
    const size = Math.max(1, Math.round(expected * (1 + 0.09 * random.bell())))
    return Array.from({ length: size }, () => ({
      submitted: random.int(quarter.first, quarter.last),
      quarter,
      team: drawTeam(random, teams),
      subject,
      slow: false,
    }))
  })

/** Story 1. */
const afterCanteenChange = (random: Random, quarter: Quarter): Demand[] => {
  if (quarter.index !== canteen.quarter) return []
  const living = subjects.filter((subject) => subject.category === '生活保障')
  const meals = living.filter((subject) => subject.name === '食堂')
  const own = teams.filter((team) => team.unit === canteen.unit)
  return Array.from({ length: canteen.extraDemands }, () => ({
    submitted: Math.min(random.int(canteen.changed + 1, quarter.last), random.int(canteen.changed + 1, quarter.last)),
    quarter,
    team: drawTeam(random, own),
    subject: random.pick(random.chance(0.88) ? meals : living),
    slow: true,
  }))
}

/** The usual 生活保障 demands of that unit wait in the same queue. */
const caughtUp = ({ team, subject, submitted }: Demand): boolean =>
  team.unit === canteen.unit && subject.category === '生活保障' && submitted > canteen.changed

const row = (random: Random, demand: Demand, number: number): Cell[] => {
  const { team, subject, quarter, submitted, slow } = demand
  const worker = random.pick(staffOf(team, quarter.index))
  const backToBack = slow ? 0.08 : 0.04
  return [
    `X${String(number).padStart(4, '0')}`,
    isoDate(submitted),
    ...orgOf(team),
    worker.position.name,
    worker.age,
    worker.seniority,
    worker.gender,
    yesNo(worker.party),
    random.weighted(CHANNELS),
    subject.category,
    subject.name,
    contentOf(random, subject),
    subject.owner,
    ...handle(random, submitted, subject.term, slow || caughtUp(demand)),
    yesNo(random.chance(backToBack)),
  ]
}

/** D1: one row per demand, in the order of registration. */
export const demands = (): Table => {
  const random = randomNamed('诉求')
  const all = quarters.flatMap((quarter) => [...usual(random, quarter), ...afterCanteenChange(random, quarter)])
  all.sort((a, b) => a.submitted - b.submitted)
  return {
    header: [
      ...['编号', '登记日期', ...ORG_HEADER, '岗位', '年龄段', '工龄', '性别', '是否党员'],
      ...['渠道', '需求类别', '子类', '诉求内容', '承办部门', ...HANDLING_HEADER, '是否重复诉求'],
    ],
    rows: all.map((demand, index) => row(random, demand, index + 1)),
  }
}
