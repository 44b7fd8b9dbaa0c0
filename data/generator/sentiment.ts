import { LAST_QUARTER, quarters, type Quarter } from './calendar'
import { orgOf, ORG_HEADER, teams, type Team } from './company'
import { randomNamed, type Random } from './random'
import { bitterRemarks, questions, remarks, type Question } from './sentiment-questions'
import { canteen, tinyTeam, twoFaces } from './stories'
import { yesNo, type Cell, type Table } from './table'
import { staffOf, type Worker } from './workforce'

const SKIPPED = 0.05
const REMARK = 0.11

const moodShift: Readonly<Record<number, number>> = twoFaces.moodShift
const unitLevel: Readonly<Record<string, number>> = { 三号井: 0, 五号井: -0.05, 洗选厂: 0.1, 机运处: 0.05 }

const respondentsOf = (random: Random, team: Team, quarter: Quarter): number =>
  team.name === tinyTeam.team
    ? random.int(2, 4)
    : Math.max(8, Math.round(staffOf(team, quarter.index).length * (0.0965 + 0.011 * random.bell())))

const shiftOf = (team: Team, quarter: Quarter, question: Question): number => {
  const seasonal = question.dimension === '工作环境' ? ([-0.15, 0.1, -0.12, 0][quarter.season] ?? 0) : 0
  const mood = team.name === twoFaces.team ? (moodShift[quarter.index] ?? 0) : 0
  const meals = team.unit === canteen.unit && quarter.index === canteen.quarter && question.text === '食堂服务' ? -1 : 0
  return (unitLevel[team.unit] ?? 0) + seasonal + mood + meals
}

/** A latent answer on 1…5, cut to the options of the question, with the reversed item turned back to what was ticked. */
const answer = (random: Random, question: Question, latent: number): number => {
  const share = (latent + random.bell() * 0.85 - 1) / 4
  const option = Math.min(question.scale, Math.max(1, Math.round(1 + share * (question.scale - 1))))
  return question.reversed ? question.scale + 1 - option : option
}

const responseRows = (random: Random, team: Team, quarter: Quarter, worker: Worker, id: number): Cell[][] => {
  const person = random.bell() * 0.5 + (worker.party ? 0.15 : 0)
  const asked = questions.filter((question) => question.since <= quarter.index && !random.chance(SKIPPED))
  const bitter = team.name === twoFaces.team && moodShift[quarter.index] !== undefined
  const remark = random.chance(REMARK) ? random.pick(bitter ? bitterRemarks : remarks) : null
  return asked.map((question, index) => [
    quarter.name,
    id,
    ...orgOf(team),
    worker.age,
    yesNo(worker.party),
    question.dimension,
    question.text,
    question.scale,
    answer(random, question, question.level + shiftOf(team, quarter, question) + person),
    question.reversed ? '是' : null,
    question.recommend ? '是' : null,
    index === 0 ? remark : null,
    null,
  ])
}

const summaryRow = (random: Random, team: Team, quarter: Quarter, answered: number): Cell[] => {
  const invited = Math.round(answered / (0.8 + 0.05 * random.bell()))
  return [quarter.name, null, ...orgOf(team), ...Array.from({ length: 9 }, () => null), Math.max(answered, invited)]
}

/** D2, long form: one row per response × question, and one summary row per quarter × team with 发放数 alone. */
export const sentiment = (): Table => {
  const random = randomNamed('季度问卷')
  let id = 1000
  const rows = quarters.slice(0, LAST_QUARTER + 1).flatMap((quarter) =>
    teams.flatMap((team) => {
      const people = random.sample(staffOf(team, quarter.index), respondentsOf(random, team, quarter))
      const answers = people.flatMap((worker) => responseRows(random, team, quarter, worker, (id += 1)))
      return [...answers, summaryRow(random, team, quarter, people.length)]
    }),
  )
  return {
    header: [
      ...['季度', '答卷编号', ...ORG_HEADER, '年龄段', '是否党员', '维度', '题目', '量表级数', '得分'],
      ...['反向题', '推荐意愿题', '意见', '发放数'],
    ],
    rows,
  }
}
