import { quarters, slashDate, type Day, type Quarter } from './calendar'
import { orgOf, ORG_HEADER, teams, type Team } from './company'
import { examCourse, lectureCourse, otherCourses, safetyCourses, type Course } from './courses'
import { randomNamed, type Random } from './random'
import { nightShift } from './stories'
import type { Cell, Table } from './table'
import { staffOf, type Worker } from './workforce'

interface Dated {
  date: Day
  row: readonly Cell[]
}

/** Share of the company trained in a quarter; slowly rising. */
const reach = (quarter: Quarter): number => 0.453 + 0.002 * quarter.index
const teamReach = (team: Team): number => (team.unit === '机运处' ? 0.99 : 1.005)

const start = (date: Day, team: Team, position: string | null, course: Course): Cell[] => [
  ...[slashDate(date), ...orgOf(team), position, course.name, course.type, course.mode],
]

const attendance = (random: Random, quarter: Quarter, worker: Worker): Dated => {
  const date = random.int(quarter.first, quarter.last)
  const night = worker.position.name.startsWith(nightShift.prefix)
  const safety = random.chance(night ? nightShift.safetyShare : nightShift.safetyShareOthers)
  const course = random.pick(safety ? safetyCourses : otherCourses)
  const before = random.int(48, 74)
  const after = before + random.int(4, 22)
  const scores = course.tested ? [before, after] : [null, null]
  const passed = course.tested ? Number(after >= 70) : Number(random.chance(0.96))
  return {
    date,
    row: [
      ...start(date, worker.team, worker.position.name, course),
      worker.id,
      null,
      1,
      passed,
      course.hours,
      ...scores,
    ],
  }
}

const summary = (random: Random, quarter: Quarter, team: Team, course: Course, turnout: number): Dated => {
  const date = random.int(quarter.first, quarter.last)
  const planned = staffOf(team, quarter.index).length
  const attended = Math.min(planned, Math.round(planned * (turnout + 0.03 * random.bell())))
  const passed = Math.round(attended * (0.95 + 0.015 * random.bell()))
  return { date, row: [...start(date, team, null, course), null, planned, attended, passed, course.hours, null, null] }
}

const inQuarter = (random: Random, quarter: Quarter): Dated[] =>
  teams.flatMap((team) => {
    const staff = staffOf(team, quarter.index)
    const people = random.sample(staff, Math.round(staff.length * reach(quarter) * teamReach(team)))
    const again = people.filter(() => random.chance(0.002))
    return [
      ...[...people, ...again].map((worker) => attendance(random, quarter, worker)),
      summary(random, quarter, team, lectureCourse, 0.88),
      summary(random, quarter, team, examCourse, 0.93),
    ]
  })

/** D3: one row per attendance with 工号, and two summary rows per quarter × team (a lecture and an examination) without. */
export const training = (): Table => {
  const random = randomNamed('培训')
  return {
    header: [
      ...['培训日期', ...ORG_HEADER, '岗位', '课程', '培训类别', '培训模式', '工号'],
      ...['应训人数', '参训人次', '合格人次', '学时', '培训前得分', '培训后得分'],
    ],
    rows: quarters.flatMap((quarter) =>
      inQuarter(random, quarter)
        .sort((a, b) => a.date - b.date)
        .map(({ row }) => row),
    ),
  }
}
