import { coursesFor } from '@/catalog/courses'
import { at, isoOf, number, quarterOf, read, type Row } from '../../data/sample'
import { headcountOf, type Place } from './training'

const training = read('training')
const certificates = read('certificates')
const demands = read('demands')

export const UNITS = ['三号井', '五号井', '洗选厂', '机运处']
export const TEAMS = ['重介车间', '浮选车间', '筛分车间', '装车车间', '检修车间', '化验室']
export const unitPlaces = UNITS.map((unit) => ({ org: `华岳矿业/${unit}` as string | null, place: { unit } as Place }))
export const teamPlaces = TEAMS.map((team) => ({
  org: `华岳矿业/洗选厂/${team}` as string | null,
  place: { unit: '洗选厂', team } as Place,
}))
export type Places = readonly { org: string | null; place: Place }[]

const inside = (row: Row, { unit, team }: Place): boolean =>
  (!unit || at(row, '单位') === unit) && (!team || at(row, '区队') === team)
const inQuarter = (row: Row, quarter: string): boolean => quarterOf(at(row, '培训日期')) === quarter

/** 人次 by quarter and course type. */
export function volume(quarters: readonly string[], place: Place, position?: string) {
  const found = new Map<string, number>()
  for (const row of training) {
    if (!inside(row, place) || (position && at(row, '岗位') !== position)) continue
    const quarter = quarterOf(at(row, '培训日期'))
    if (!quarters.includes(quarter)) continue
    const key = `${quarter} ${at(row, '培训类别')}`
    found.set(key, (found.get(key) ?? 0) + number(row, '参训人次'))
  }
  return [...found].map(([key, attendances]) => {
    const [quarter, course_type] = key.split(' ')
    return { quarter, course_type, attendances }
  })
}

/** Who of a place took part in a course type in a quarter. */
function partIn(quarter: string, place: Place, type: string) {
  const people = new Set<string>()
  let attendances = 0
  for (const row of training) {
    if (!inQuarter(row, quarter) || !inside(row, place) || at(row, '培训类别') !== type) continue
    attendances += number(row, '参训人次')
    if (at(row, '工号') !== '') people.add(at(row, '工号'))
  }
  return { attendances, people: people.size }
}

export function matrix(quarter: string, places: Places, headed = true) {
  const types = ['安全专题', '法律法规', '技能实操', '等级认定', '干部培训', '其他']
  return places.flatMap(({ org, place }) => {
    const headcount = headed ? headcountOf('在册人数', quarter, place) : null
    return types.map((course_type) => {
      const { attendances, people } = partIn(quarter, place, course_type)
      const trained_people = people > 0 || attendances === 0 ? people : null
      return {
        org,
        course_type,
        attendances,
        trained_people,
        headcount,
        coverage: headcount && trained_people !== null ? trained_people / headcount : null,
        per_capita: headcount ? attendances / headcount : null,
      }
    })
  })
}

/** Rates over the rows that have both numbers. */
export function quality(quarter: string, place: Place) {
  const types = [...new Set(training.map((row) => at(row, '培训类别')))]
  return types.flatMap((course_type) => {
    const rows = training.filter(
      (row) => inQuarter(row, quarter) && inside(row, place) && at(row, '培训类别') === course_type,
    )
    if (!rows.length) return []
    const add = (column: string, ...needs: string[]) => {
      let [total, any] = [0, false]
      for (const row of rows) {
        if (at(row, column) === '' || needs.some((need) => at(row, need) === '')) continue
        total += number(row, column)
        any = true
      }
      return any ? total : null
    }
    const over = (part: number | null, whole: number | null) => (part === null || !whole ? null : part / whole)
    const both = rows.filter((row) => at(row, '培训前得分') !== '' && at(row, '培训后得分') !== '')
    const mean = (column: string) =>
      both.length ? both.reduce((sum, row) => sum + number(row, column), 0) / both.length : null
    return [
      {
        course_type,
        planned: add('应训人数'),
        attended: add('参训人次'),
        turnout: over(add('参训人次', '应训人数'), add('应训人数', '参训人次')),
        passed: add('合格人次'),
        pass_rate: over(add('合格人次', '参训人次'), add('参训人次', '合格人次')),
        score_before: mean('培训前得分'),
        score_after: mean('培训后得分'),
      },
    ]
  })
}

/** Numbers by bucket of days left, of each person's certificate the latest only. */
export function expiring(asOf: string, places: Places) {
  return places.flatMap(({ org, place }) => {
    const latest = new Map<string, Row>()
    for (const row of certificates) {
      if (!inside(row, place) || isoOf(at(row, '发证日期')) > asOf) continue
      const key = `${at(row, '工号')} ${at(row, '证书名称')}`
      const known = latest.get(key)
      if (!known || isoOf(at(row, '有效期至')) > isoOf(at(known, '有效期至'))) latest.set(key, row)
    }
    const counts = new Map<string, number>()
    for (const row of latest.values()) {
      const days = (Date.parse(isoOf(at(row, '有效期至'))) - Date.parse(asOf)) / 86_400_000
      if (days > 90) continue
      const bucket = days < 0 ? 'expired' : days <= 30 ? '≤30' : days <= 60 ? '31–60' : '61–90'
      const key = `${at(row, '证书名称')} ${bucket}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return [...counts].map(([key, count]) => {
      const [certificate, bucket] = key.split(' ')
      return { org, certificate, bucket, certificates: count }
    })
  })
}

export function levels(quarter: string, place: Place) {
  const names = ['初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师']
  const people = names.map((name) => headcountOf(name, quarter, place))
  let total = 0
  for (const count of people) total += count
  return names.map((level, index) => ({ level, people: people[index], share: (people[index] ?? 0) / total }))
}

/** 技能提升 demands and coverage, unit by unit and course type by course type. */
export function gaps(quarter: string, places: Places) {
  const rows = places.flatMap(({ org, place }) => {
    const headcount = headcountOf('在册人数', quarter, place)
    const asked = new Map<string, number>()
    for (const row of demands) {
      if (!inside(row, place) || quarterOf(at(row, '登记日期')) !== quarter || at(row, '需求类别') !== '技能提升')
        continue
      const type = coursesFor[at(row, '子类')] ?? 'none'
      asked.set(type, (asked.get(type) ?? 0) + 1)
    }
    return [...asked].map(([course_type, skill_demands]) => {
      const coverage = partIn(quarter, place, course_type).people / headcount
      const per_100 = (skill_demands / headcount) * 100
      return { org, course_type, skill_demands, headcount, per_100, coverage, need: per_100 * (1 - coverage) }
    })
  })
  return rows.map(({ need, ...row }) => ({ ...row, rank: 1 + rows.filter((other) => other.need > need + 1e-9).length }))
}

/** In one order, whatever the order of the rows, numbers close rather than equal. */
export function sameRows(rows: readonly object[], keys: readonly string[]): string[] {
  const plain = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value)
  return rows
    .map((row) => {
      const cells = row as Record<string, unknown>
      const names = Object.keys(cells).sort()
      return JSON.stringify([keys.map((key) => cells[key]), names.map((name) => [name, plain(cells[name])])])
    })
    .sort()
}
