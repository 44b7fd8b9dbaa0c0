import type { Company } from '../../randomCompany'
import type { Cells } from '../../randomCompany/draw'
import { applies, cell, childrenOf, nodesOf, type Where } from '../metrics/place'
import { answersOf, classOf, peopleOf, scoreOf, type Answer } from '../metrics/sentiment'
import { distinct, headsIn, over, placesOf, rowsIn, shownQuarters } from './rows'
import type { ChartAsk, RowOracle } from './rows'

interface Read extends Answer {
  row: Cells
}
const NONE = { by: [], rows: [] }

function answers(company: Company, ask: ChartAsk, place?: Pick<Where, 'org' | 'own'>, quarters?: string[]): Read[] {
  const all = answersOf(company)
  return rowsIn(company, 'sentiment', ask, place, quarters).flatMap((row) => {
    const answer = all.get(row)
    return answer ? [{ ...answer, row }] : []
  })
}

const rated = (those: readonly Read[]) => those.filter(({ recommend }) => !recommend)
const people = (those: readonly Read[]) => new Set(those.map(({ who }) => who)).size
const shareOf = (those: readonly Read[], name: string) =>
  over(those.filter((one) => classOf(one) === name).length, those.length)
const meanOf = (those: readonly Read[]) =>
  over(
    those.reduce((sum, one) => sum + scoreOf(one), 0),
    those.length,
  )
/** Favourable answers of questions of one length; those of several are not pooled. */
const pooled = (those: readonly Read[], scales = those): number | null =>
  new Set(scales.map(({ scale }) => scale)).size === 1 ? shareOf(those, 'favourable') : null

const applying =
  (oracle: RowOracle): RowOracle =>
  (company, ask, found) =>
    applies('sentiment', ask) ? oracle(company, ask, found) : NONE

export const sentimentCharts: Readonly<Record<string, RowOracle>> = {
  'sentiment-trend': applying((company, ask) => ({
    by: ['quarter'],
    rows: shownQuarters(ask).flatMap((quarter) => {
      const all = answers(company, ask, undefined, [quarter])
      const own = rated(all)
      const each = [...new Set(own.map(({ who }) => who))].map(
        (who) => meanOf(own.filter((one) => one.who === who)) ?? 0,
      )
      const everybody = rated(answers(company, { ...ask, org: company.root, values: {} }, undefined, [quarter]))
      return all.length
        ? [
            {
              quarter,
              favourable: pooled(own, everybody),
              index: over(
                each.reduce((sum, one) => sum + one, 0),
                each.length,
              ),
              respondents: people(all),
            },
          ]
        : []
    }),
  })),

  'sentiment-questions': applying((company, ask) => {
    const all = answers(company, ask)
    return {
      by: ['dimension', 'question'],
      rows: [...new Set(all.map(({ question }) => question))].map((question) => {
        const own = all.filter((one) => one.question === question)
        return {
          dimension: cell(own[0]?.row ?? {}, '维度'),
          question,
          favourable: shareOf(own, 'favourable'),
          neutral: shareOf(own, 'neutral'),
          unfavourable: shareOf(own, 'unfavourable'),
          score: meanOf(own),
          responses: own.length,
        }
      }),
    }
  }),

  'sentiment-heatmap': applying((company, ask) => {
    const whole = rated(answers(company, ask))
    const children = childrenOf(nodesOf(company), ask.org)
    const of = (those: readonly Read[], dimension: string) => those.filter(({ row }) => cell(row, '维度') === dimension)
    const places = children.length ? placesOf(company, ask.org) : [{ org: ask.org, where: { org: ask.org } }]
    const found = places.map(({ org, where }) => ({ org, own: rated(answers(company, ask, where)) }))
    return {
      by: ['org', 'dimension'],
      rows: found.flatMap(({ org, own }) =>
        distinct(
          own.map(({ row }) => row),
          '维度',
        ).map((dimension) => {
          const favourable = pooled(of(own, dimension))
          const parent = children.length ? pooled(of(whole, dimension)) : null
          return {
            org,
            dimension,
            favourable,
            parent_favourable: parent,
            difference: favourable === null || parent === null ? null : favourable - parent,
            respondents: people(of(own, dimension)),
          }
        }),
      ),
    }
  }),

  'sentiment-groups': applying((company, ask) => {
    const all = answers(company, ask)
    const attributes = [
      ['position', '岗位', {}],
      ['gender', '性别', { 男: 'male', 女: 'female' }],
      ['party_member', '是否党员', { 是: 'true', 否: 'false' }],
    ] as const
    return {
      by: ['attribute', 'value'],
      rows: attributes.flatMap(([attribute, header, words]) =>
        distinct(
          all.map(({ row }) => row),
          header,
        )
          .filter(Boolean)
          .map((written) => {
            const own = all.filter(({ row }) => cell(row, header) === written)
            return {
              attribute,
              value: (words as Readonly<Record<string, string>>)[written] ?? written,
              favourable: pooled(rated(own), rated(all)),
              respondents: people(own),
            }
          }),
      ),
    }
  }),

  'sentiment-drivers': applying((company, ask) => {
    const all = rated(answers(company, ask))
    return {
      by: ['dimension'],
      rows: distinct(
        all.map(({ row }) => row),
        '维度',
      ).map((dimension) => {
        const own = all.filter(({ row }) => cell(row, '维度') === dimension)
        return { dimension, score: meanOf(own), respondents: people(own) }
      }),
    }
  }),

  'sentiment-enps': applying((company, ask) => ({
    by: ['quarter'],
    rows: shownQuarters(ask).flatMap((quarter) => {
      const all = answers(company, ask, undefined, [quarter])
      const asked = all.filter(({ recommend, scale }) => recommend && scale === 11)
      const share = (fits: (likely: number) => boolean) =>
        over(asked.filter(({ points }) => fits(points - 1)).length, asked.length)
      const [promoters, detractors] = [share((likely) => likely >= 9), share((likely) => likely <= 6)]
      return all.length
        ? [
            {
              quarter,
              promoters,
              passives: share((likely) => likely === 7 || likely === 8),
              detractors,
              enps: promoters === null || detractors === null ? null : (promoters - detractors) * 100,
              responses: asked.length,
            },
          ]
        : []
    }),
  })),

  'sentiment-participation': applying((company, ask) => ({
    by: ['org'],
    rows: placesOf(company, ask.org).flatMap(({ org, where }) => {
      const own = answers(company, ask, where)
      const [respondents, heads] = [peopleOf(own), headsIn(company, ask, where)]
      return own.length || heads
        ? [{ org, respondents, headcount: heads, participation: over(respondents, heads) }]
        : []
    }),
  })),
}
