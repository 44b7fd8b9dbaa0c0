import { beforeAll, describe, expect, test } from 'vitest'
import { markQuestion } from '@/grammar/survey/change'
import { unanswered } from '@/grammar/survey/doubts'
import type { SurveyReading } from '@/grammar/survey/reading'
import { ask, imported, staged, understood, type Answer } from './support'

/** A wide survey of 1,000 × 60 as a platform exports it, written without the code under test. */
const PEOPLE = 1000

let seed = 20260930
/** Park–Miller minimal standard generator, 0…1 (Communications of the ACM 31, 1988). */
function random(): number {
  seed = (seed * 48271) % 2147483647
  return seed / 2147483647
}
const pick = (words: readonly string[], least = 0) => words[least + Math.floor(random() * (words.length - least))] ?? ''

interface Asked {
  header: string
  /** Options in the order of the questionnaire with the score each must get; null is no answer. */
  options: readonly (readonly [word: string, score: number | null])[]
  k: number
  reversed?: boolean
}

const rising = (words: readonly string[]) => words.map((word, at) => [word, at + 1] as const)
const falling = (words: readonly string[]) => words.map((word, at) => [word, words.length - at] as const)
const none = [
  ['(空)', null],
  ['不了解', null],
] as const

const SATISFIED = falling(['非常满意', '比较满意', '一般', '不太满意', '很不满意'])
const AGREED = falling(['完全同意', '比较同意', '不确定', '不太同意', '完全不同意'])
const IMPORTANT = falling(['非常重要', '比较重要', '一般', '不太重要', '非常不重要'])
const APPROVED = falling(['非常认同', '认同', '一般', '不认同', '非常不认同'])
const CONVENIENT = rising(['非常不便', '不便', '一般', '方便', '非常方便'])
const FOUR = falling(['非常满意', '比较满意', '不太满意', '非常不满意'])

function matrix(number: number, stem: string, items: readonly string[], options: Asked['options'], k: number): Asked[] {
  return items.map((item, at) => ({
    header: `${number}、${at === 0 ? `${stem}—` : ''}${item}`,
    options: [...options, ...none],
    k,
  }))
}
const named = (stem: string, count: number) => Array.from({ length: count }, (_, at) => `${stem}${at + 1}`)

const scored: readonly Asked[] = [
  ...named('您对工会服务的满意度', 10).map((text, at) => ({
    header: `${at + 5}、${text}[单选题]`,
    options: [...SATISFIED, ...none],
    k: 5,
  })),
  ...matrix(15, '请根据您的实际感受作答：', named('给领导反映的问题能得到答复', 10), AGREED, 5),
  ...matrix(16, '您认为下列各项有多重要', named('培训内容', 8), IMPORTANT, 5),
  ...matrix(17, '您是否认同以下说法', named('工资按时足额发放', 8), APPROVED, 5),
  ...named('您觉得班车方便吗', 6).map((text, at) => ({
    header: `*${at + 18}. ${text}（必填）`,
    options: [...CONVENIENT, ...none],
    k: 5,
  })),
  ...named('您对劳保用品的总体评价', 2).map((text, at) => ({
    header: `${at + 24}、${text}`,
    options: [...FOUR, ...none],
    k: 4,
  })),
  { header: '26、我常常觉得压力很大', options: [...AGREED, ...none], k: 5, reversed: true },
  {
    header: '27、您愿意向亲友推荐来本单位工作吗（0—10分）',
    options: Array.from({ length: 11 }, (_, at) => [String(at), at + 1] as const),
    k: 11,
  },
  { header: '28、请为宿舍打分（1—5分，1分最满意）', options: falling(['1', '2', '3', '4', '5']), k: 5 },
]
const before = ['序号', '提交答卷时间', '所用时间', '来自IP', '1、您所在的单位', '2、您的性别', '3、您的年龄段']
const after = [
  '29、您参加过哪些活动[多选题]',
  '30、您需要的培训(安全)',
  '30、您需要的培训(技能)',
  '31、您的婚姻状况',
  '32、您还有什么意见或建议？',
  '33、您的入职渠道',
]
const header = [...before, ...scored.map((one) => one.header), ...after]
const units = ['三号井', '四号井', '选煤厂']

const lines = Array.from({ length: PEOPLE }, (_, at) => [
  String((at % 700) + 1),
  `2026/9/${(at % 30) + 1} 8:0${at % 10}:00`,
  `${at}秒`,
  '10.0.0.1(山西-大同)',
  pick(units),
  pick(['男', '女']),
  pick(['35岁以下', '36～45岁', '46~55岁']),
  ...scored.map(({ options }) => pick(options.map(([word]) => word))),
  ['比武', '文体', '读书'].filter(() => random() < 0.6).join('┋') || '(空)',
  pick(['0', '1']),
  pick(['0', '1']),
  pick(['已婚', '未婚']),
  random() < 0.2 ? `希望第${at}号宿舍的热水“再热一点”,\n谢谢` : '(空)',
  pick(['校招', '社招', '复转']),
])

let reading: SurveyReading
let answers: Answer[]
let rejected = 0
let typed = ''

beforeAll(async () => {
  const raw = await staged(header, lines)
  const found = await understood(raw, header)
  const reversed = found.questions.find(({ text }) => text === '我常常觉得压力很大')
  reading = markQuestion(found, reversed?.column ?? -1, { reversed: true })
  const result = await imported(raw, reading)
  answers = result.answers
  rejected = result.rejections.length
  typed = result.typed
})

test('the file is 60 columns wide, nothing need be asked, nothing is rejected', () => {
  expect(header).toHaveLength(60)
  expect(unanswered(reading)).toEqual([])
  expect(rejected).toBe(0)
  expect(reading.questions.filter(({ mayBeReversed }) => mayBeReversed).map(({ number }) => number)).toEqual(['26'])
})

describe.each(scored.map((one, at) => [one.header, one, at + before.length] as const))('%s', (_, one, column) => {
  test('has exactly the counts of the naive count', () => {
    const question = reading.questions.find((found) => found.column === column)
    const counts = new Map<number, number>()
    for (const line of lines) {
      const score = one.options.find(([word]) => word === line[column])?.[1]
      if (score != null) counts.set(score, (counts.get(score) ?? 0) + 1)
    }
    const found = new Map<number, number>()
    const mine = answers.filter((answer) => answer.question === question?.text)
    for (const { score } of mine) found.set(score ?? 0, (found.get(score ?? 0) ?? 0) + 1)
    expect([...found].sort()).toEqual([...counts].sort())
    expect(new Set(mine.map(({ scale }) => scale))).toEqual(new Set([one.k]))
    expect(new Set(mine.map(({ reversed }) => reversed))).toEqual(new Set([one.reversed ?? false]))
    expect(new Set(mine.map(({ recommend }) => recommend))).toEqual(new Set([one.header.includes('推荐')]))
  })
})

test('every answer stands beside its own respondent', () => {
  const byLine = new Map<number, Answer[]>()
  for (const answer of answers) byLine.set(answer.line, [...(byLine.get(answer.line) ?? []), answer])
  lines.forEach((line, at) => {
    const mine = byLine.get(at + 2) ?? []
    expect(new Set(mine.map(({ org }) => org))).toEqual(new Set([line[4]]))
    expect(new Set(mine.map(({ response_id: id }) => id))).toEqual(new Set([`file-${at + 2}`]))
  })
})

test('comments come whole, single and multiple choices are left out', () => {
  const column = header.indexOf('32、您还有什么意见或建议？')
  const expected = lines.map((line) => line[column]).filter((text) => text !== '(空)')
  expect(answers.filter(({ comment }) => comment !== null).map(({ comment }) => comment)).toEqual(expected)
  expect(
    answers.filter(({ comment }) => comment !== null).every(({ score, scale }) => score === null && scale === null),
  ).toBe(true)
  const kinds = reading.questions
    .filter((question) => question.column >= before.length + scored.length)
    .map(({ kind }) => kind)
  expect(kinds).toEqual(['multi', 'multi', 'multi', 'single', 'open', 'single'])
})

test('the model counts scored answers alone', async () => {
  const [row] = await ask<{ n: number }>(
    `SELECT CAST(count(*) AS INTEGER) AS n FROM ${typed} WHERE score BETWEEN 1 AND scale`,
  )
  expect(row?.n).toBe(answers.filter(({ score }) => score !== null).length)
})

test('the quarter comes from the time of submission, bands from either tilde', () => {
  const facts = answers.map((answer) => [answer['quarter'], answer['age_band']].join())
  expect(new Set(facts)).toEqual(new Set(['2026Q3,≤35', '2026Q3,36–45', '2026Q3,46–55']))
})
