import { expect, test } from 'vitest'
import { surveyWords } from '@/catalog/survey'
import { surveyConfidence, isSurvey } from '@/grammar/survey/confidence'
import { countsOf } from '@/grammar/survey/reading'
import { columnOf, questionOf, reading, spread, target } from './support'

const satisfied = spread('非常满意', '比较满意', '一般', '不太满意', '很不满意', '不了解', '(空)')
const many = (count: number, text: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => text(place))

test('an export is taken apart: who answered, what was asked, what is of no use', () => {
  const columns = [
    columnOf('序号', many(100, String)),
    columnOf(
      '提交答卷时间',
      many(100, (at) => `2026/9/${1 + (at % 30)} 10:00:${at % 60}`),
    ),
    columnOf(
      '所用时间',
      many(100, (at) => `${at}秒`),
    ),
    columnOf(
      '来自IP',
      many(100, (at) => `10.0.0.${at}`),
    ),
    columnOf('1、您所在的单位[单选题]', { 三号井: 60, 四号井: 40 }),
    columnOf('2、您的性别', { 'A.男': 70, 'B.女': 30 }),
    columnOf('3、您的年龄段是', { '18～35岁': 50, '36~45岁': 50 }),
    columnOf('4、您对食堂的满意度', satisfied),
    columnOf('5、您参加过哪些活动', { '比武┋文体': 5, 文体: 4 }),
    columnOf('6、您的婚姻状况', { 已婚: 60, 未婚: 40 }),
    columnOf(
      '7、您还有什么意见和建议',
      many(40, (at) => `希望把第${at}号宿舍的热水修好`),
    ),
    columnOf(
      '8、您的手机号',
      many(90, (at) => `138001380${at}`),
    ),
  ]
  const { attributes, questions } = reading(...columns)
  expect(attributes.map(({ column, target: to, coded }) => [column, to, coded])).toEqual([
    [0, 'response_id', false],
    [1, 'quarter', false],
    [2, undefined, false],
    [3, undefined, false],
    [4, 'org:unit', false],
    [5, 'gender', true],
    [6, 'age_band', false],
    [11, undefined, false],
  ])
  expect(questions.map(({ column, kind, dimension }) => [column, kind, dimension])).toEqual([
    [7, 'scale', '服务满意'],
    [8, 'multi', '服务满意'],
    [9, 'single', '其他'],
    [10, 'open', '干群沟通'],
  ])
})

test('words decide what is no answer, and the counts say where each answer went', () => {
  const question = questionOf('4、您对食堂的满意度', { ...satisfied, 挺好的: 2 })
  expect(countsOf(question)).toEqual({ points: [36, 37, 38, 39, 40], missing: 35 + 34, unread: 2 })
  expect(question.doubts).toEqual(['words'])
})

test('an attribute of bare option numbers is coded: nobody can know what they mean', () => {
  const { attributes } = reading(
    columnOf('1、您的性别', { 1: 50, 2: 40 }),
    columnOf('2、您的年龄', { 28: 4, 35: 6, 51: 3 }),
  )
  expect(attributes.map(({ target: to }) => to)).toEqual([undefined, 'age_band'])
})

test('an attribute is given once; the second column of that name is listed', () => {
  const { attributes, questions } = reading(
    columnOf('单位', { 三号井: 60, 四号井: 40 }),
    columnOf('工作单位', { 三号井: 60, 四号井: 40 }),
  )
  expect(attributes.map(({ target: to }) => to)).toEqual(['org:unit', undefined])
  expect(questions).toEqual([])
})

test('a reversed item is only hinted at', () => {
  const { reversed, mayBeReversed, dimension } = questionOf(
    '1、我感到压力很大',
    spread('非常同意', '同意', '一般', '不同意', '非常不同意'),
  )
  expect([reversed, mayBeReversed, dimension]).toEqual([false, true, '心理压力'])
})

test('a short stem names the dimension where no word does', () => {
  const { questions } = reading(columnOf('1、班组氛围—甲', satisfied), columnOf('1、乙', satisfied))
  expect(questions.map(({ dimension, doubts }) => [dimension, doubts])).toEqual([
    ['班组氛围', ['dimension']],
    ['班组氛围', ['dimension']],
  ])
})

test.each([
  ['[填空题]', many(4, (at) => `好${at}`), 'open'],
  ['', many(60, (at) => `我觉得食堂的菜应该再热一些${at}`), 'open'],
  ['[多选题]', many(3, String), 'multi'],
  ['', ['安全;技能', '技能;法律', '安全;法律', '安全;技能;法律', '安全'], 'multi'],
  ['', ['(空)', '(跳过)'], 'skip'],
  ['', { 已婚: 5, 未婚: 4 }, 'single'],
] as const)('%s %j is %s', (mark, answers, kind) => {
  expect(questionOf(`9、您的想法${mark}`, answers).kind).toBe(kind)
})

test('cells of any text are keys like others', () => {
  const { scores } = questionOf('1、满意度', { ...satisfied, ['__proto__']: 1, constructor: 1 })
  expect(Object.keys(scores)).not.toContain('__proto__')
  expect(countsOf(questionOf('1、满意度', { ...satisfied, toString: 1 })).unread).toBe(1)
})

const survey = (columns: Parameters<typeof isSurvey>[0]) => isSurvey(columns, surveyWords, target)

test('three questions make a survey: numbered ones, or such with words of a scale', () => {
  expect(
    survey(['1、您满意吗', '2、您了解吗', '3、您愿意吗'].map((header) => columnOf(header, { 1: 3, 3: 4, 5: 2 }))),
  ).toBe(true)
  expect(survey(['食堂', '宿舍', '班车'].map((header) => columnOf(header, satisfied)))).toBe(true)
  expect(survey(['食堂', '宿舍'].map((header) => columnOf(header, satisfied)))).toBe(false)
})

test('a long file, a register and numbered figures are no survey', () => {
  const long = ['题目', '得分', '单位'].map((header) => columnOf(header, satisfied))
  const columns = [
    ...long,
    ...['1、您满意吗', '2、您了解吗', '3、您愿意吗'].map((header) => columnOf(header, satisfied)),
  ]
  expect(surveyConfidence(reading(...columns), columns, surveyWords, target)).toBe(0)
  expect(
    survey(['1、政治引领', '2、风气建设', '3、安全宣教'].map((header) => columnOf(header, { 95.5: 3, 98: 4 }))),
  ).toBe(false)
  expect(
    survey([
      columnOf('单位', { 三号井: 3 }),
      columnOf('办理满意度', satisfied),
      columnOf('登记日期', { '2026-09-01': 3 }),
    ]),
  ).toBe(false)
})
