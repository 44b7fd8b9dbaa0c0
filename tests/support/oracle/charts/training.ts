import { coursesFor } from '@/catalog/courses'
import type { Company } from '../../randomCompany'
import type { Cells } from '../../randomCompany/draw'
import { asOfDay } from '../metrics/demands'
import { headcount, made, rosterOf, statedFigure } from '../metrics/headcount'
import { applies, cell, history, num, type Where } from '../metrics/place'
import { attended, contained, isExam } from '../metrics/training'
import { distinct, having, headsIn, known, over, placesOf, rowsIn, shownQuarters, whereOf } from './rows'
import type { ChartAsk, RowOracle } from './rows'

type Place = Pick<Where, 'org' | 'own'>
const NONE = { by: [], rows: [] }

/** Attendances, without summaries that another one of the place already contains. */
function trainings(
  company: Company,
  ask: ChartAsk,
  place: Place = { org: ask.org },
  quarters = [ask.quarter],
): Cells[] {
  if (!applies('training', ask)) return []
  const whole = whereOf(company, ask, place)
  const rows = rowsIn(company, 'training', ask, place, quarters)
  return rows.filter((row) => !contained(row, company.tables.training, whole))
}

const times = (rows: readonly Cells[]): number => known(rows, attended) ?? 0

interface People {
  /** By their numbers; null where what took place names nobody. */
  trained: number | null
  /** Of these, those on the roster where there is one, as a share of all workers. */
  coverage: number | null
}

function people(company: Company, ask: ChartAsk, place: Place, quarter: string, rows: readonly Cells[]): People {
  const ids = distinct(
    rows.filter((row) => cell(row, '工号') !== ''),
    '工号',
  )
  if (rows.length && !ids.length && times(rows)) return { trained: null, coverage: null }
  const { roster } = headcount(company, whereOf(company, ask, place, [quarter]), ['在册人数'])
  const listed = roster ? rosterOf(company, place.org, quarter) : undefined
  const covered = ids.filter((id) => !listed || listed.has(id)).length
  return { trained: ids.length, coverage: over(covered, headsIn(company, ask, place, quarter)) }
}

const LEVELS = ['初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师']

export const trainingCharts: Readonly<Record<string, RowOracle>> = {
  'training-coverage': (company, ask) => ({
    by: ['quarter'],
    rows: shownQuarters(ask).flatMap((quarter) => {
      const all = trainings(company, ask, undefined, [quarter])
      const rows = all.filter((row) => !isExam(row))
      const heads = headsIn(company, ask, undefined, quarter)
      const { trained, coverage } = people(company, ask, { org: ask.org }, quarter, rows)
      return all.length
        ? [
            {
              quarter,
              trained_people: trained,
              headcount: heads,
              coverage,
              attendances: times(rows),
              per_capita: over(times(rows), heads),
            },
          ]
        : []
    }),
  }),

  'training-volume': (company, ask) => ({
    by: ['quarter', 'course_type'],
    rows: shownQuarters(ask).flatMap((quarter) => {
      const rows = trainings(company, ask, undefined, [quarter])
      return distinct(rows, '培训类别').map((type) => ({
        quarter,
        course_type: type,
        attendances: times(having(rows, '培训类别', type)),
      }))
    }),
  }),

  'training-matrix': (company, ask) => {
    const taught = (rows: readonly Cells[]) => rows.filter((row) => !isExam(row))
    const types = distinct(taught(trainings(company, ask, undefined, shownQuarters(ask))), '培训类别')
    const units = placesOf(company, ask.org).map(({ org, where }) => ({
      org,
      where,
      rows: taught(trainings(company, ask, where)),
      heads: headsIn(company, ask, where),
    }))
    if (!units.some(({ rows }) => rows.length)) return NONE
    return {
      by: ['org', 'course_type'],
      rows: units
        .filter(({ rows, heads }) => rows.length || heads !== null)
        .flatMap(({ org, where, rows, heads }) =>
          types.map((type) => {
            const own = having(rows, '培训类别', type)
            const { trained, coverage } = people(company, ask, where, ask.quarter, own)
            return {
              org,
              course_type: type,
              attendances: times(own),
              trained_people: trained,
              headcount: heads,
              coverage,
              per_capita: over(times(own), heads),
            }
          }),
        ),
    }
  },

  'training-quality': (company, ask) => {
    const all = trainings(company, ask)
    const read = { planned: (row: Cells) => num(row, '应训人数'), passed: (row: Cells) => num(row, '合格人次') }
    return {
      by: ['course_type'],
      rows: distinct(all, '培训类别').map((type) => {
        const rows = having(all, '培训类别', type)
        const both = (other: (row: Cells) => number | null) =>
          rows.filter((row) => attended(row) !== null && other(row) !== null)
        const [planned, passed] = [both(read.planned), both(read.passed)]
        return {
          course_type: type,
          planned: known(rows, read.planned),
          attended: times(rows),
          turnout: over(known(planned, attended), known(planned, read.planned)),
          passed: known(rows, read.passed),
          pass_rate: over(known(passed, read.passed), known(passed, attended)),
        }
      }),
    }
  },

  'training-certificates': (company, ask) => ({
    by: ['org'],
    rows: (applies('headcount', ask) || applies('roster', ask) ? placesOf(company, ask.org) : []).flatMap(
      ({ org, where }) => {
        if (where.own) return []
        const { sums } = headcount(company, whereOf(company, ask, where), ['持证操作岗人数', '操作岗人数'])
        const [certified = null, operators = null] = sums
        return headsIn(company, ask, where) === null && certified === null && operators === null
          ? []
          : [{ org, certified, operators, certified_rate: over(certified, operators) }]
      },
    ),
  }),

  'training-expiring': (company, ask) => {
    if (Object.keys(ask.values).length) return NONE
    const asOf = asOfDay(company)
    const latest = new Map<string, Cells>()
    for (const row of company.tables.certificates) {
      if (cell(row, '发证日期') > asOf) continue
      const before = latest.get(cell(row, '工号'))
      if (!before || cell(row, '有效期至') >= cell(before, '有效期至')) latest.set(cell(row, '工号'), row)
    }
    const bucketOf = (row: Cells) => {
      const days = (Date.parse(cell(row, '有效期至')) - Date.parse(asOf)) / 86_400_000
      return days < 0 ? 'expired' : days <= 30 ? '≤30' : days <= 60 ? '31–60' : days <= 90 ? '61–90' : ''
    }
    return {
      by: ['org', 'certificate', 'bucket'],
      rows: placesOf(company, ask.org).flatMap(({ org, where }) => {
        const own = history(company, 'certificates', whereOf(company, ask, where)).filter(
          (row) => latest.get(cell(row, '工号')) === row,
        )
        return [...new Set(own.map(bucketOf))].filter(Boolean).map((bucket) => ({
          org,
          certificate: '操作证',
          bucket,
          certificates: own.filter((row) => bucketOf(row) === bucket).length,
        }))
      }),
    }
  },

  'training-levels': (company, ask) => {
    if (Object.keys(ask.values).length) return NONE
    const { stated, people: workers } = made(company, ask.org, ask.quarter)
    const counts = LEVELS.map((level) => {
      const listed = having(workers, '技能等级', level).length
      const told = workers.some((row) => cell(row, '技能等级') !== '')
      const summed = known(stated, (row) => statedFigure(row, level))
      return { level, people: told || summed !== null ? listed + (summed ?? 0) : null }
    })
    const told = counts.filter(({ people: count }) => count !== null)
    const whole = told.reduce((sum, { people: count }) => sum + (count ?? 0), 0)
    return { by: ['level'], rows: told.map((row) => ({ ...row, share: over(row.people, whole) })) }
  },

  'training-gap': (company, ask) => {
    const taught = distinct(
      company.tables.training.filter((row) => !isExam(row)),
      '培训类别',
    )
    const courseOf = (row: Cells) => {
      const kind = cell(row, '二级类别')
      return coursesFor[kind] ?? (taught.includes(kind) ? kind : undefined)
    }
    return {
      by: ['org', 'course_type'],
      rows: placesOf(company, ask.org).flatMap(({ org, where }) => {
        const wanted = having(rowsIn(company, 'demands', ask, where), '需求类别', '技能提升')
        const heads = headsIn(company, ask, where)
        const types = [...new Set(wanted.map(courseOf))].filter((type) => type !== undefined)
        return types.map((type) => {
          const count = wanted.filter((row) => courseOf(row) === type).length
          const rows = having(trainings(company, ask, where), '培训类别', type)
          const { coverage } = people(company, ask, where, ask.quarter, rows)
          return {
            org,
            course_type: type,
            skill_demands: count,
            headcount: heads,
            per_100: over(count, heads, 100),
            coverage,
          }
        })
      }),
    }
  },
}
