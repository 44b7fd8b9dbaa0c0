import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import sentiment from '@/catalog/datasets/sentiment'
import { orgLevels } from '@/catalog/datasets/shared'
import { surveyColumns, surveyWords } from '@/catalog/survey'
import { neutral, scales } from '@/catalog/survey/scales'
import { exactTarget } from '@/engine/import/survey'
import { isSurvey } from '@/grammar/survey/confidence'
import { optionText } from '@/grammar/survey/option'
import { pointsOf, scoreAt } from '@/grammar/survey/wordScale'
import type { WordScale } from '@/grammar/survey/words'

/** The scale table of metrics.md: lowest favourable and highest unfavourable point. */
const CLASSES: Readonly<Record<number, readonly [favourable: number, unfavourable: number]>> = {
  2: [2, 1],
  3: [3, 1],
  4: [3, 2],
  5: [4, 2],
  6: [4, 3],
  7: [6, 3],
  8: [7, 3],
  9: [7, 4],
  10: [8, 3],
  11: [8, 4],
}

function classOf(place: number, scale: WordScale): string {
  const [score, k] = [scoreAt(scale, place), pointsOf(scale)]
  const [favourable, unfavourable] = scale.classes
    ? [scale.classes.favourable, scale.classes.unfavourable]
    : (CLASSES[k] ?? [Infinity, 0])
  return score >= favourable ? 'favourable' : score <= unfavourable ? 'unfavourable' : 'neutral'
}

describe.each(scales.map((scale) => [scale.id, scale] as const))('%s', (id, scale) => {
  test('rises from 1 to at most 11, one word on one place', () => {
    const k = pointsOf(scale)
    const scores = scale.options.map((_, place) => scoreAt(scale, place))
    expect([scores[0], scores.at(-1)]).toEqual([1, k])
    expect(k).toBeLessThanOrEqual(11)
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => a - b))
    const words = scale.options.flatMap((option) => [...new Set(option.map(optionText))])
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
  })

  test('the model classes neutral words as neutral', () => {
    scale.options.forEach((words, place) => {
      const isNeutral = neutral.some((word) => words.includes(word))
      if (isNeutral && !id.startsWith('frequency')) expect(classOf(place, scale)).toBe('neutral')
    })
  })
})

test.each([
  ['满意', ['非常满意', '很满意', '满意', '比较满意'], ['不太满意', '不满意', '很不满意', '非常不满意']],
  ['同意', ['非常同意', '完全同意', '同意', '比较同意'], ['不太同意', '不同意', '完全不同意']],
])(
  'the model classes the grades of %s as the words say; 比较 of seven options is neutral by the table',
  (word, good, bad) => {
    const id = word === '满意' ? 'satisfied' : 'agree'
    for (const scale of scales.filter(
      (one) => one.id.startsWith(`${id}-`) && !one.id.includes('english') && !one.id.includes('letters'),
    ))
      scale.options.forEach((words, place) => {
        const said = classOf(place, scale)
        const expected = words.some((one) => good.includes(one))
          ? 'favourable'
          : words.some((one) => bad.includes(one))
            ? 'unfavourable'
            : 'neutral'
        const exempt = scale.id.endsWith('-7') && words.includes(`比较${word}`)
        expect([scale.id, place, exempt ? 'favourable' : said]).toEqual([scale.id, place, expected])
      })
  },
)

test('scales have names of their own', () => {
  expect(new Set(scales.map(({ id }) => id)).size).toBe(scales.length)
})

test('不了解, 不适用 and 不清楚 are no answer', () => {
  expect(surveyWords.missing).toEqual(expect.arrayContaining(['不了解', '不适用', '不清楚', '(空)', '(跳过)']))
})

test('every target and every column is one that the dataset has', () => {
  const known = [...Object.keys(sentiment.columns), ...orgLevels.map(({ id }) => `org:${id}`)]
  expect(known).toEqual(
    expect.arrayContaining([...Object.keys(surveyWords.attributes), ...surveyWords.longForm, ...surveyWords.content]),
  )
  const { yes, no, ...columns } = surveyColumns
  expect(known).toEqual(expect.arrayContaining(Object.values(columns)))
  expect([yes, no]).toEqual(['是', '否'])
})

test('the default dimensions are those of the dataset', () => {
  expect(surveyWords.dimensions.map(({ dimension }) => dimension).sort()).toEqual(
    ['薪酬福利', '职业发展', '工作环境', '服务满意', '干群沟通', '心理压力'].sort(),
  )
})

const data = join(import.meta.dirname, '../../data')
const samples = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv'))

test.each(samples)('%s is no wide survey', (name) => {
  const bytes = readFileSync(join(data, name))
  const head = new TextDecoder(name.includes('gbk') ? 'gb18030' : 'utf-8').decode(bytes.subarray(0, 60_000))
  const [header = [], ...lines] = Papa.parse<string[]>(
    head.replace(/^\uFEFF/, '').slice(0, head.lastIndexOf('\n')),
  ).data
  const columns = header.map((title, place) => {
    const counts = new Map<string, number>()
    for (const line of lines) if (line[place]) counts.set(line[place], (counts.get(line[place]) ?? 0) + 1)
    const cells = [...counts].map(([text, count]) => ({ text, count })).slice(0, 200)
    return { header: title, cells, distinct: counts.size, filled: lines.length }
  })
  expect(isSurvey(columns, surveyWords, exactTarget(sentiment, orgLevels))).toBe(false)
})
