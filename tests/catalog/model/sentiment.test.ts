import { expect, test } from 'vitest'
import { scaleClasses } from '@/catalog/survey'
import { setClasses } from '@/grammar/survey/change'
import type { Library } from '@/engine/workspace/library'
import { emptyLibrary, load } from '../../support/company'

interface Flags {
  [name: string]: string | number | boolean
  question: string
  points: number
  favourable: boolean
  unfavourable: boolean
}

const flags = (library: Library): Promise<Flags[]> =>
  library.database.rows<Flags>(
    'SELECT CAST(question AS VARCHAR) AS question, CAST(points AS INTEGER) AS points, favourable, unfavourable FROM model.sentiment ORDER BY question, points',
  )

const classOf = ({ favourable, unfavourable }: Flags): string =>
  favourable ? (unfavourable ? 'both' : 'favourable') : unfavourable ? 'unfavourable' : 'neutral'

test('the scale table of the dialog is that of the model, point by point', async () => {
  const library = emptyLibrary()
  const rows = Object.keys(scaleClasses).flatMap((k) =>
    Array.from({ length: Number(k) }, (_, at) => `2026Q3,三号井,r${k}-${at},其他,k${k},${k},${at + 1}`),
  )
  await load(library, [new File([`季度,单位,答卷编号,维度,题目,量表级数,得分\n${rows.join('\n')}\n`], 'all.csv')])
  const found = await flags(library)
  expect(found.length).toBe(65)
  for (const row of found) {
    const { favourable = 0, unfavourable = 0 } = scaleClasses[Number(row.question.slice(1))] ?? {}
    const expected = row.points >= favourable ? 'favourable' : row.points <= unfavourable ? 'unfavourable' : 'neutral'
    expect([row.question, row.points, classOf(row)]).toEqual([row.question, row.points, expected])
  }
})

test("a file's own bounds hold after reversal; one that is missing is the table's, and nothing is both", async () => {
  const library = emptyLibrary()
  const answers = (question: string, reversed: string, bounds: string) =>
    [1, 2, 3, 4, 5].map(
      (score) => `2026Q3,三号井,${question}${score},其他,${question},5,${score},${reversed},${bounds}`,
    )
  const rows = [
    ...answers('both', '否', '5,3'),
    ...answers('from', '否', '2,'),
    ...answers('reversed', '是', '5,3'),
    ...answers('to', '否', ',4'),
    ...answers('usual', '否', ','),
  ]
  const header = '季度,单位,答卷编号,维度,题目,量表级数,得分,反向题,正面起点,负面止点'
  await load(library, [new File([`${header}\n${rows.join('\n')}\n`], 'own.csv')])
  const found = await flags(library)
  const said = (question: string) => found.filter((row) => row.question === question).map(classOf)
  const five = (unfavourable: number, favourable: number) =>
    [1, 2, 3, 4, 5].map((point) =>
      point >= favourable ? 'favourable' : point <= unfavourable ? 'unfavourable' : 'neutral',
    )
  expect(said('both')).toEqual(five(3, 5))
  expect(said('reversed')).toEqual(five(3, 5))
  expect(said('from')).toEqual(five(1, 2))
  expect(said('to')).toEqual(five(3, 4))
  expect(said('usual')).toEqual(five(2, 4))
})

test("a question's own classes go from the dialog of a wide survey into the model, and come back next quarter", async () => {
  const library = emptyLibrary()
  const words = ['非常满意', '满意', '一般', '不满意', '非常不满意']
  const asked = ['食堂', '宿舍', '班车', '浴室', '工会活动']
  const header = ['序号', '提交答卷时间', '单位', ...asked.map((one, at) => `${at + 1}、您对${one}满意吗`)].join(',')
  const answersOf = (person: number) => asked.map((_, at) => words[(person + at) % 5] ?? '')
  const lines = Array.from({ length: 40 }, (_, at) => [at + 1, '2026/9/1', '三号井', ...answersOf(at)].join(','))
  const file = (quarter: string) => new File([`${header}\n${lines.join('\n')}\n`], `问卷${quarter}.csv`)
  const stage = (quarter: string, choices = {}) => library.session.stage(file(quarter), choices, () => undefined)
  const found = await stage('2026年三季度')
  const reading = found.survey
  const [canteen] = reading?.questions ?? []
  if (!reading || !canteen) throw new Error('no survey')
  await library.session.discard(found)
  const own = await stage('2026年三季度', {
    survey: setClasses(reading, canteen.column, { favourable: 5, unfavourable: 3 }),
  })
  const { quarters } = await library.load([{ file: own, replace: false }])
  expect(quarters).toEqual(['2026Q3'])
  const classes = async (question: string) => {
    const rows = (await flags(library)).filter((row) => row.question === question)
    return new Map(rows.map((row) => [row.points, classOf(row)]))
  }
  expect(Object.fromEntries(await classes('您对食堂满意吗'))).toEqual({
    1: 'unfavourable',
    2: 'unfavourable',
    3: 'unfavourable',
    4: 'neutral',
    5: 'favourable',
  })
  expect((await classes('您对宿舍满意吗')).get(4)).toBe('favourable')
  const next = await stage('2026年四季度')
  expect(next.survey?.questions.map((question) => question.classes)).toEqual([
    { favourable: 5, unfavourable: 3 },
    ...Array<undefined>(4).fill(undefined),
  ])
})
