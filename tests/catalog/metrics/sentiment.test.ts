import { expect, test } from 'vitest'
import { metrics, type MetricId } from '@/catalog/metrics'
import { valueOf } from '@/grammar/comparison'
import { measured } from '../../support/conformance'
import { loaded } from './files'

const HEAD = '季度,答卷编号,单位,题目,量表级数,得分,反向题,推荐意愿题,发放数'
const answers = (question: string, scale: number, scores: readonly number[], more = '否,否') =>
  scores.map((score, at) => `2026Q3,R${at},甲矿,${question},${scale},${score},${more},`)

const ids = [
  'favourable',
  'neutral',
  'unfavourable',
  'score',
  'index',
  'enps',
  'respondents',
  'participation',
  'return_rate',
] as const
async function values(lines: readonly string[]) {
  const state = await loaded({ sentiment: [HEAD, ...lines], headcount: ['季度,单位,在册人数', '2026Q3,甲矿,20'] })
  const { facts } = await measured(state, ids, {}, { by: 'child', over: 'quarter' })
  return (id: MetricId, org = '甲矿') =>
    valueOf(
      metrics[id],
      facts.find((fact) => fact.metric === id && fact.org === org),
    )
}

test('on five points, one answer each of 1…5 gives 40 / 20 / 40 % and score 50; so it does turned round', async () => {
  const [straight, turned] = ['否,否', '是,否'].map((more) => answers('伙食', 5, [1, 2, 3, 4, 5], more))
  const place = (lines: readonly string[] = [], org: string) =>
    lines.map((line) => line.replace('甲矿', `甲矿/${org}`).replace(',R', `,${org}`))
  const value = await values([...place(straight, '一队'), ...place(turned, '二队')])
  for (const org of ['甲矿/一队', '甲矿/二队', '甲矿'])
    expect([value('favourable', org), value('neutral', org), value('unfavourable', org), value('score', org)]).toEqual([
      0.4, 0.2, 0.4, 50,
    ])
})

test('scales of different lengths are pooled in scores only; the recommendation stands apart; people and answers are not the same', async () => {
  const value = await values([
    ...answers('伙食', 5, [5, 5, 1, 1, 3]),
    ...answers('收入', 11, [11, 1, 1, 1, 6]),
    ...answers('推荐', 11, [11, 10, 8, 7, 1], '否,是'),
    '2026Q3,,甲矿,,,,,,10',
  ])
  expect(value('favourable')).toBeNull()
  expect(value('score')).toBe((100 + 100 + 0 + 0 + 50 + 100 + 0 + 0 + 0 + 50) / 10)
  expect(value('index')).toBe((100 + 50 + 0 + 0 + 50) / 5)
  // 10 and 9 promote, 7 is passive, 6 and 0 detract.
  expect(value('enps')).toBe(0)
  expect([value('respondents'), value('participation'), value('return_rate')]).toEqual([5, 0.25, 0.5])
})
