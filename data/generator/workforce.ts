import { AS_OF, LAST_QUARTER, type Day } from './calendar'
import { teams, type Position, type Team } from './company'
import { randomNamed, type Random } from './random'
import { missingCertificates, tinyTeam } from './stories'

export const SKILL_LEVELS = ['初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师'] as const
export type SkillLevel = (typeof SKILL_LEVELS)[number]

export interface Certificate {
  issued: Day
  expires: Day
}

export interface Worker {
  id: string
  team: Team
  position: Position
  age: string
  seniority: string
  gender: string
  party: boolean
  member: boolean
  /** a skill level and the quarter from which it is held */
  skill: { level: SkillLevel; since: number } | null
  certificates: readonly Certificate[]
  joined: number
  left: number
}

const THREE_YEARS = 1095

const ages = [
  ['≤35', '≤5', 14],
  ['≤35', '6–15', 17],
  ['36–45', '6–15', 20],
  ['36–45', '16–25', 14],
  ['46–55', '16–25', 12],
  ['46–55', '≥26', 16],
  ['≥56', '≥26', 7],
] as const

const certificatesOf = (random: Random, team: Team): Certificate[] => {
  const missing = team.unit === missingCertificates.unit
  const fate = random.next()
  const never = missing ? missingCertificates.never : 0.004
  const lapsed = never + (missing ? missingCertificates.lapsed : 0.014)
  if (fate < never) return []
  const expires = fate < lapsed ? AS_OF - random.int(5, 240) : AS_OF + random.int(1, THREE_YEARS - 20)
  const issued = expires - THREE_YEARS
  const before = issued + random.int(0, 25)
  return [
    { issued: before - THREE_YEARS, expires: before },
    { issued, expires },
  ]
}

const skillOf = (random: Random): Worker['skill'] => {
  if (!random.chance(0.68)) return null
  const level = random.weighted<SkillLevel>([
    ['初级工', 38],
    ['中级工', 31],
    ['高级工', 20],
    ['技师', 8],
    ['高级技师', 2.4],
    ['特级技师', 0.45],
    ['首席技师', 0.15],
  ])
  return { level, since: random.chance(0.86) ? 0 : random.int(1, LAST_QUARTER) }
}

const workerOf = (random: Random, team: Team, id: number): Worker => {
  const position = random.weighted(team.positions.map((entry) => [entry, entry.weight] as const))
  const [age, seniority] = random.weighted(ages.map((entry) => [entry, entry[2]] as const))
  const moves = team.name === tinyTeam.team ? 1 : random.next()
  return {
    id: String(id),
    team,
    position,
    age,
    seniority,
    gender: random.chance(team.unit === '洗选厂' ? 0.34 : 0.09) ? '女' : '男',
    party: random.chance(0.19),
    member: random.chance(0.975),
    skill: skillOf(random),
    certificates: position.certificate === undefined ? [] : certificatesOf(random, team),
    joined: moves < 0.06 ? random.int(1, LAST_QUARTER) : 0,
    left: moves > 0.94 && moves < 1 ? random.int(1, LAST_QUARTER) : LAST_QUARTER + 1,
  }
}

const hire = (): Worker[] => {
  const random = randomNamed('职工')
  let id = 10000
  return teams.flatMap((team) => Array.from({ length: team.workers }, () => workerOf(random, team, (id += 1))))
}

/** The people of the company: numbers only, no names. */
export const workforce: readonly Worker[] = hire()

const byTeam = new Map(teams.map((team) => [team.name, workforce.filter((worker) => worker.team === team)]))

export const staffOf = (team: Team, quarter: number): Worker[] =>
  (byTeam.get(team.name) ?? []).filter((worker) => worker.joined <= quarter && quarter < worker.left)

export const isValidOn = (certificate: Certificate, date: Day): boolean =>
  certificate.issued <= date && certificate.expires >= date
