import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import sentiment from '@/catalog/datasets/sentiment'
import { surveyWords, surveyColumns } from '@/catalog/survey'
import {
  markQuestion,
  setAttribute,
  setDirection,
  setKind,
  setOptions,
  setScale,
  setZeroBased,
} from '@/grammar/survey/change'
import { unanswered } from '@/grammar/survey/doubts'
import { isSurvey } from '@/grammar/survey/confidence'
import { literal } from '@/engine/database/quote'
import { profileColumns, reshapeSurvey } from '@/engine/import/survey'
import { ask, imported, staged, understood, type Table } from './survey/support'

const header = ['序号', '单位', '您的性别', '1、您对食堂的满意度', '2、您对宿舍的满意度', '3、您的意见和建议']

test('columns are profiled: cells with counts, blank ones left out', async () => {
  const raw = await staged(
    ['a', 'b'],
    [
      ['x', ''],
      ['x', 'y'],
      ['z', ''],
    ],
  )
  expect(await profileColumns({ rows: ask }, raw, ['甲', '乙'])).toEqual([
    {
      header: '甲',
      cells: [
        { text: 'x', count: 2 },
        { text: 'z', count: 1 },
      ],
      distinct: 2,
      filled: 3,
    },
    { header: '乙', cells: [{ text: 'y', count: 1 }], distinct: 1, filled: 1 },
  ])
  const many = await staged(
    ['a'],
    Array.from({ length: 500 }, (_, at) => [`v${at}`]),
  )
  const [profile] = await profileColumns({ rows: ask }, many, ['甲'])
  expect([profile?.cells.length, profile?.distinct, profile?.filled]).toEqual([200, 500, 500])
})

describe('a small export', () => {
  const lines: Table = [
    ['1', '三号井', 'A.男', '非常满意', '满意', '希望菜热一点'],
    ['2', '四号井', '(空)', '一般', '不了解', '无'],
    ['2', '四号井', 'B.女', '挺好', '(空)', '(空)'],
    ['3', '四号井', 'B.女', '(跳过)', '', ''],
    ...Array.from({ length: 40 }, (_, at) => [
      String(at + 4),
      '三号井',
      'A.男',
      ['非常满意', '满意', '一般', '不满意', '非常不满意'][at % 5] ?? '',
      ['非常满意', '满意', '一般', '不满意', '非常不满意'][at % 4] ?? '',
      '',
    ]),
  ]
  const read = async () => {
    const raw = await staged(header, lines)
    return imported(raw, await understood(raw, header))
  }

  test('every answer is a row, no answer is none, a comment is a row without a score', async () => {
    const { answers } = await read()
    const first = answers.filter(({ line }) => line === 2)
    expect(first.map(({ question, scale, score, comment }) => [question, scale, score, comment])).toEqual([
      ['您对食堂的满意度', 5, 5, null],
      ['您对宿舍的满意度', 5, 4, null],
      ['您的意见和建议', null, null, '希望菜热一点'],
    ])
    expect(first[0]).toMatchObject({
      gender: 'male',
      org: '三号井',
      quarter: '2026Q3',
      dimension: '服务满意',
      reversed: false,
      recommend: false,
    })
    expect(answers.filter(({ line }) => line === 3).map(({ score, gender }) => [score, gender])).toEqual([[3, null]])
    expect(answers.filter(({ line }) => line === 5)).toEqual([])
  })

  test('a cell that is no option is reported with its line and value, and the rest loads', async () => {
    const { rejections, answers } = await read()
    expect(rejections).toEqual([{ line: 4, column: 'score', value: '挺好', reason: 'not-integer-in-range' }])
    expect(answers.filter(({ ok }) => !ok).map(({ line }) => line)).toEqual([4])
  })

  test('ids that repeat give way to the line; a row number is one of this file, an id of its own holds', async () => {
    const { answers } = await read()
    expect(answers[0]?.response_id).toBe('file-2')
    const raw = await staged(
      header,
      lines.filter((_, at) => at !== 2),
    )
    const own = await imported(raw, await understood(raw, header))
    expect(own.answers[0]?.response_id).toBe('file-1')
    const named = ['答卷编号', ...header.slice(1)]
    const raws = await staged(
      named,
      lines.filter((_, at) => at !== 2),
    )
    expect((await imported(raws, await understood(raws, named))).answers[0]?.response_id).toBe('1')
  })

  test('rows are unique and no cell is NULL', async () => {
    const raw = await staged(header, lines)
    const { sql, mapping } = reshapeSurvey(raw, await understood(raw, header), "it's", surveyColumns)
    const cells = mapping.map((_, place) => `c${place + 1}`)
    const [facts] = await ask(
      `SELECT CAST(count(*) - count(DISTINCT record) AS INTEGER) AS twice, CAST(count(*) FILTER (WHERE ${cells.map((name) => `${name} IS NULL`).join(' OR ')}) AS INTEGER) AS nulls, any_value(typeof(record)) AS record, any_value(typeof(line)) AS line FROM (${sql})`,
    )
    expect(facts).toEqual({ twice: 0, nulls: 0, record: 'BIGINT', line: 'INTEGER' })
  })

  test('the row checks of the dataset find nothing', async () => {
    const { typed } = await read()
    for (const { id, finds } of sentiment.checks)
      expect([id, await ask(`SELECT line FROM ${typed} WHERE ok AND (${finds})`)]).toEqual([id, []])
  })
})

test('a number among words, or beyond the scale, is no score', async () => {
  const words = ['非常满意', '满意', '一般', '不满意', '非常不满意']
  const lines = Array.from({ length: 50 }, (_, at) => ['三号井', words[at % 5] ?? '', String((at % 5) + 1)])
  const heads = ['单位', '1、您对食堂的满意度', '2、请打分（1—5分，5分最满意）']
  const raw = await staged(heads, [...lines, ['三号井', '3', '7']])
  const { rejections } = await imported(raw, await understood(raw, heads))
  expect(rejections.map(({ line, value }) => [line, value])).toEqual([
    [52, '“3”'],
    [52, '“7”'],
  ])
})

test('a file without questions or attributes gives no rows', async () => {
  const raw = await staged(['甲'], [['x'], ['y']])
  const { sql } = reshapeSurvey(raw, { questions: [], attributes: [] }, 't', surveyColumns)
  expect(await ask(sql)).toEqual([])
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    `'; DROP TABLE x; --`,
    '"',
    `a"b'c`,
    '第一行\n第二行',
    '👩‍🏭',
    '(空) ',
    '=1+1',
    '<b>',
    '\\',
    '$$',
    '“”',
    '非常满意',
  ),
)

test('any text survives as an option, a comment, a header and a place', async () => {
  const text = hostile.map((one) => one.replace(/[\0\ud800-\udfff]/gu, '').trim())
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 12 }),
      text,
      async (cells, question) => {
        const heads = ['单位', `1、${question}[填空题]`, '2、满意度', '3、打分（1—5分）']
        const lines = cells.map(([place, comment, option]) => [place, comment, option, option])
        const raw = await staged(heads, lines)
        const reading = await understood(raw, heads)
        const five = surveyWords.scales.find(({ id }) => id === 'satisfied-5')
        if (!five) throw new Error('no scale')
        const open = setKind(setAttribute(reading, 0, 'org:unit'), 1, 'open')
        const scaled = setScale(open, [2], five, surveyWords)
        const { sql, mapping } = reshapeSurvey(raw, scaled, question, surveyColumns)
        const at = (name: string) => `c${mapping.indexOf(name) + 1}`
        const blanks = await ask<{ blank: boolean }>(`SELECT is_blank(c2) AS blank FROM ${raw} ORDER BY line`)
        const found = await ask<{ line: number; place: string; comment: string; question: string }>(
          `SELECT line, ${at('org:unit')} AS place, ${at('comment')} AS comment, ${at('question')} AS question FROM (${sql}) WHERE ${at('comment')} <> '' AND ${at('question')} = ${literal(scaled.questions[0]?.text ?? '')} ORDER BY line`,
        )
        const none = new Set(scaled.questions[0] && Object.keys(scaled.questions[0].scores))
        const expected = cells.flatMap(([place, comment], row) =>
          comment === '' || none.has(comment) || blanks[row]?.blank ? [] : [{ line: row + 2, comment, place }],
        )
        const hidden = new Set(scaled.attributes.flatMap(({ missing }) => missing))
        expect(found.map(({ line, comment }) => ({ line, comment }))).toEqual(
          expected.map(({ line, comment }) => ({ line, comment })),
        )
        if (!scaled.attributes[0]?.coded)
          expect(found.map(({ place }) => place)).toEqual(expected.map(({ place }) => (hidden.has(place) ? '' : place)))
      },
    ),
    { numRuns: 25, seed: 7 },
  )
})

const REAL = resolve(import.meta.dirname, '../../../../shared/real/survey')

describe.skipIf(!existsSync(REAL))('files of other people', () => {
  const open = async (name: string) => {
    const text = readFileSync(`${REAL}/${name}`, 'utf8').replace(/^\uFEFF/, '')
    const [heads = [], ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data
    const raw = await staged(
      heads,
      lines.map((line) => heads.map((_, at) => line[at]?.trim() ?? '')),
    )
    const profiles = await profileColumns({ rows: ask }, raw, heads)
    return { heads, lines, raw, profiles, reading: await understood(raw, heads) }
  }
  const target = () => undefined

  test('dete_survey: letters SD D N A SA, M no answer, the region by hand', async () => {
    const { raw, lines, profiles, reading, heads } = await open('dete_survey.csv')
    expect(isSurvey(profiles, surveyWords, target)).toBe(true)
    const scored = reading.questions.filter(({ kind }) => kind === 'scale')
    expect(scored.map(({ column, k, scaleId }) => [column, k, scaleId])).toEqual(
      Array.from({ length: 21 }, (_, at) => [28 + at, 5, 'agree-letters']),
    )
    expect(unanswered(reading)).toEqual([])
    expect(reading.attributes.map(({ header: head, target: to }) => [head, to])).toEqual([
      ['ID', 'response_id'],
      ['Position', 'position'],
      ['Gender', 'gender'],
      ['Age', 'age_band'],
    ])
    const { answers, rejections } = await imported(raw, setAttribute(reading, 7, 'org:unit'))
    const points: Readonly<Record<string, number>> = { SD: 1, D: 2, N: 3, A: 4, SA: 5 }
    for (let column = 28; column < 49; column += 1) {
      const expected = lines.flatMap((line) => (line[7] !== 'Not Stated' && points[line[column] ?? '']) || [])
      const found = answers.filter(({ question, ok }) => ok && question === heads[column]).map(({ score }) => score)
      expect(found).toEqual(expected)
    }
    expect(new Set(rejections.map(({ column }) => column))).toEqual(new Set(['org']))
    expect(answers[0]).toMatchObject({ response_id: 'file-1', gender: 'male', org: 'Central Office' })
  })

  test('答卷_coded: positions whose direction and number the code book says, 0 is 无效', async () => {
    const { raw, lines, profiles, reading } = await open('答卷_coded.csv')
    expect(isSurvey(profiles, surveyWords, target)).toBe(true)
    expect(unanswered(reading).flatMap(({ questions }) => questions.map(({ column }) => column))).toEqual(
      Array.from({ length: 16 }, (_, at) => at + 3),
    )
    const options: Readonly<Record<number, number>> = {
      4: 3,
      5: 5,
      7: 5,
      8: 3,
      9: 3,
      10: 5,
      11: 3,
      12: 5,
      13: 5,
      14: 5,
      15: 5,
      16: 5,
      17: 5,
    }
    let said = setAttribute(reading, 1, 'org:unit')
    for (const column of [3, 6, 18]) said = setKind(said, column, 'single')
    for (const [column, k] of Object.entries(options))
      said = setOptions(
        setZeroBased(setDirection(said, [Number(column)], true), [Number(column)], false),
        [Number(column)],
        k,
      )
    said = markQuestion(said, 12, { reversed: true })
    expect(unanswered(said)).toEqual([])
    const { answers, rejections } = await imported(raw, said)
    for (const [column, k] of Object.entries(options)) {
      const expected = lines.flatMap((line) => {
        const value = Number(line[Number(column)])
        return line[1] && value >= 1 && value <= k ? [value] : []
      })
      const text = said.questions.find((one) => one.column === Number(column))?.text
      expect(answers.filter(({ question, ok }) => ok && question === text).map(({ score }) => score)).toEqual(expected)
    }
    expect(rejections.some(({ value }) => value === '非常反对：3')).toBe(true)
    expect(rejections.some(({ value, column }) => value === '“4”' && column === 'score')).toBe(true)
    expect(answers[0]).toMatchObject({ response_id: 'file-2', org: '川大附小' })
  })

  test('csps2020 holds shares by year, not responses', async () => {
    expect(isSurvey((await open('csps2020_median_timeseries.csv')).profiles, surveyWords, target)).toBe(false)
  })
})
