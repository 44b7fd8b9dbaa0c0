import { daysBetween, later, type Cells } from '../../randomCompany/draw'
import type { Company } from '../../randomCompany'
import { asOfDay, FLAGS, stateOf } from '../metrics/demands'
import { cell, history } from '../metrics/place'
import { distinct, having, headsIn, over, placesOf, rowsIn, runs, shownQuarters, whereOf } from './rows'
import type { ChartAsk, RowOracle } from './rows'

const IMPORT_DAY = '2026-10-15'
const ever = (company: Company, ask: ChartAsk) => history(company, 'demands', whereOf(company, ask))
const share = (rows: readonly Cells[], flag: string): { part: number; whole: number } => {
  const found = rows.map((row) => FLAGS[flag]?.(row, stateOf(row), '')).filter((one) => one !== undefined)
  return { part: found.filter(Boolean).length, whole: found.length }
}

/** Where demands or workers are. */
function units(company: Company, ask: ChartAsk) {
  return placesOf(company, ask.org).flatMap(({ org, where }) => {
    const [rows, headcount] = [rowsIn(company, 'demands', ask, where), headsIn(company, ask, where)]
    return rows.length || headcount ? [{ org, rows, headcount }] : []
  })
}

/** The quarter in which a demand left; '' while it is open. One without a day, or with a day to come, left in its own. */
function left(row: Cells): string {
  const { closed, rejected, closedOn } = stateOf(row)
  if (!closed && !rejected) return ''
  const own = cell(row, '季度')
  if (closedOn === '' || closedOn > IMPORT_DAY) return own
  const on = `${closedOn.slice(0, 4)}Q${Math.ceil(Number(closedOn.slice(5, 7)) / 3)}`
  return on > own ? on : own
}

export const demandCharts: Readonly<Record<string, RowOracle>> = {
  'demand-trend': (company, ask) => ({
    by: ['quarter', 'category'],
    rows: shownQuarters(ask).flatMap((quarter) => {
      const rows = rowsIn(company, 'demands', ask, undefined, [quarter])
      const heads = headsIn(company, ask, undefined, quarter)
      return distinct(rows, '需求类别').map((category) => {
        const count = having(rows, '需求类别', category).length
        return {
          quarter,
          category,
          demand_count: count,
          share: count / rows.length,
          demand_rate: over(count, heads, 100),
        }
      })
    }),
  }),

  'demand-change': (company, ask) => {
    const before = later(ask.quarter, -1)
    const asked = company.tables.demands.some((row) => cell(row, '季度') === before)
    const both = [before, ask.quarter].map((quarter) => rowsIn(company, 'demands', ask, undefined, [quarter]))
    const groups =
      ask.values['category']?.length === 1
        ? placesOf(company, ask.org).map(({ org, where }) => ({
            key: org,
            counts: [before, ask.quarter].map((quarter) => rowsIn(company, 'demands', ask, where, [quarter]).length),
          }))
        : distinct(both.flat(), '需求类别').map((key) => ({
            key,
            counts: both.map((rows) => having(rows, '需求类别', key).length),
          }))
    return {
      by: ['key'],
      rows: groups
        .filter(({ counts }) => counts.some(Boolean))
        .map(({ key, counts: [previous = 0, current = 0] }) => ({
          key,
          previous: asked ? previous : null,
          current,
          change: asked && !runs(company, ask.quarter) ? current - previous : null,
        })),
    }
  },

  'demand-units': (company, ask) => ({
    by: ['org'],
    rows: units(company, ask).map(({ org, rows, headcount }) => ({
      org,
      demand_count: rows.length,
      headcount,
      demand_rate: over(rows.length, headcount, 100),
    })),
  }),

  'demand-heatmap': (company, ask) => {
    const found = units(company, ask)
    const categories = distinct(
      found.flatMap(({ rows }) => rows),
      '需求类别',
    )
    return {
      by: ['org', 'category'],
      rows: found.flatMap(({ org, rows, headcount }) =>
        categories.map((category) => {
          const count = having(rows, '需求类别', category).length
          return { org, category, demand_count: count, headcount, demand_rate: over(count, headcount, 100) }
        }),
      ),
    }
  },

  'demand-segments': (company, ask) => {
    const rows = rowsIn(company, 'demands', ask)
    const attributes = [
      ['position', '岗位', {}],
      ['gender', '性别', { 男: 'male', 女: 'female' }],
      ['party_member', '是否党员', { 是: 'true', 否: 'false' }],
    ] as const
    const told = rows.filter((row) => attributes.some(([, header]) => cell(row, header) !== ''))
    const categories = distinct(told, '需求类别')
    return {
      by: ['attribute', 'value', 'category'],
      rows: attributes.flatMap(([attribute, header, words]) => {
        const filled = rows.filter((row) => cell(row, header) !== '')
        return distinct(filled, header).flatMap((written) => {
          const own = having(filled, header, written)
          return categories.map((category) => {
            const count = having(own, '需求类别', category).length
            const usual = having(filled, '需求类别', category).length / filled.length
            return {
              attribute,
              value: (words as Readonly<Record<string, string>>)[written] ?? written,
              category,
              demand_count: count,
              index: usual ? (count / own.length / usual) * 100 : null,
            }
          })
        })
      }),
    }
  },

  'demand-channels': (company, ask) => {
    const rows = rowsIn(company, 'demands', ask)
    return {
      by: ['channel'],
      rows: distinct(rows, '渠道').map((channel) => {
        const own = having(rows, '渠道', channel)
        const { part, whole } = share(own, 'closure_rate')
        return { channel, demand_count: own.length, closure_rate: over(part, whole) }
      }),
    }
  },

  'demand-loop': (company, ask) => {
    const rows = rowsIn(company, 'demands', ask)
    const [accepted, closed, rated, satisfied] = [
      'acceptance_rate',
      'closure_rate',
      'followup_rate',
      'satisfied_rate',
    ].map((flag) => share(rows, flag))
    const stages = [
      ['submitted', rows.length, rows.length],
      ['accepted', accepted?.part, accepted?.whole],
      ['rejected', rows.filter((row) => stateOf(row).rejected).length, rows.length],
      ['closed', closed?.part, closed?.whole],
      ['rated', rated?.part, rated?.whole],
      ['satisfied', satisfied?.part, satisfied?.whole],
    ] as const
    return {
      by: ['stage'],
      rows: rows.length
        ? stages.map(([stage, part = 0, whole = 0]) => ({
            stage,
            demand_count: part,
            denominator: whole,
            rate: over(part, whole),
          }))
        : [],
    }
  },

  'demand-backlog': (company, ask) => {
    const rows = ever(company, ask)
    const first = rows.map((row) => cell(row, '季度')).sort()[0]
    return {
      by: ['quarter'],
      rows: shownQuarters(ask)
        .filter((quarter) => first !== undefined && quarter >= first)
        .map((quarter) => {
          const count = (fits: (came: string, gone: string, row: Cells) => boolean) =>
            rows.filter((row) => fits(cell(row, '季度'), left(row), row)).length
          return {
            quarter,
            opening: count((came, gone) => came < quarter && (gone === '' || gone >= quarter)),
            new: count((came) => came === quarter),
            closed: count((_, gone, row) => gone === quarter && stateOf(row).closed),
            rejected: count((_, gone, row) => gone === quarter && stateOf(row).rejected),
            closing: count((came, gone) => came <= quarter && (gone === '' || gone > quarter)),
          }
        }),
    }
  },

  'demand-closure': (company, ask) => {
    const [rows, asOf] = [rowsIn(company, 'demands', ask, undefined, shownQuarters(ask)), asOfDay(company)]
    return {
      by: ['category', 'day'],
      rows: distinct(rows, '需求类别').flatMap((category) => {
        const cases = having(rows, '需求类别', category).flatMap((row) => {
          const { closed, rejected, closedOn } = stateOf(row)
          const start = cell(row, '登记日期')
          if (rejected || start === '' || (closed && (closedOn === '' || closedOn > asOf))) return []
          const days = daysBetween(start, closed ? closedOn : asOf)
          return days < 0 ? [] : [{ days, closed }]
        })
        let open = 1
        const days = cases.length ? [...new Set([0, ...cases.map((one) => one.days)])].sort((a, b) => a - b) : []
        return days.map((day) => {
          const risk = cases.filter((one) => one.days >= day).length
          open *= 1 - cases.filter((one) => one.days === day && one.closed).length / risk
          return { category, day, still_open: open, at_risk: risk }
        })
      }),
    }
  },

  'demand-ageing': (company, ask) => {
    const asOf = asOfDay(company)
    const open = ever(company, ask).flatMap((row) => {
      const { closed, rejected } = stateOf(row)
      const start = cell(row, '登记日期')
      const days = daysBetween(start, asOf)
      if (closed || rejected || start === '' || days < 0) return []
      const bucket = days < 8 ? '0–7' : days < 16 ? '8–15' : days < 31 ? '16–30' : days < 61 ? '31–60' : '>60'
      const due = cell(row, '办理时限')
      return [{ category: cell(row, '需求类别'), bucket, late: due !== '' && due < asOf }]
    })
    const cells = [...new Set(open.map(({ category, bucket }) => `${category} ${bucket}`))]
    return {
      by: ['category', 'bucket'],
      rows: cells.map((name) => {
        const own = open.filter(({ category, bucket }) => `${category} ${bucket}` === name)
        return {
          category: own[0]?.category ?? '',
          bucket: own[0]?.bucket ?? '',
          demand_count: own.length,
          overdue_count: own.filter(({ late }) => late).length,
        }
      }),
    }
  },

  'demand-league': (company, ask) => ({
    by: ['org'],
    rows: placesOf(company, ask.org).flatMap(({ org, where }) => {
      const rows = rowsIn(company, 'demands', ask, where)
      const { part, whole } = share(rows, 'closure_rate')
      return rows.length ? [{ org, closed: part, eligible: whole, closure_rate: over(part, whole) }] : []
    }),
  }),

  'demand-list': (company, ask) => ({
    by: ['demand_id'],
    rows: rowsIn(company, 'demands', ask, undefined, shownQuarters(ask)).map((row) => ({
      demand_id: cell(row, '编号'),
      quarter: cell(row, '季度'),
      org: cell(row, '单位路径'),
      submitted_on: cell(row, '登记日期') || null,
      channel: cell(row, '渠道'),
      category: cell(row, '需求类别'),
      due_on: cell(row, '办理时限') || null,
      closed_on: cell(row, '办结日期') || null,
    })),
  }),
}
