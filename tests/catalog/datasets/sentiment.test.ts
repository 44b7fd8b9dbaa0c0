import { expect, test } from 'vitest'
import sentiment from '@/catalog/datasets/sentiment'
import { requiredColumns } from './headersOf'
import { typedRow } from './typedRow'

const answer = { response_id: '1', question: '食堂服务', scale: '5', score: '4' }

test('question and score must be columns, but a row of handed-out questionnaires leaves them empty', async () => {
  expect(sentiment.signature).toEqual(['question', 'score'])
  expect(requiredColumns(sentiment)).toEqual([])
  expect((await typedRow(sentiment, { invited: '26' })).faults).toEqual([])
})

test('respondents are protected from five on', () => {
  expect(sentiment.protection).toEqual({
    respondent: 'response_id',
    minimum: 5,
    items: ['dimension', 'question'],
    apart: 'recommend',
  })
})

test('a scale is never guessed, an unmarked question is neither reversed nor a recommendation', async () => {
  const { values, faults } = await typedRow(sentiment, { ...answer, scale: '' })
  expect(values['scale']).toBeNull()
  expect(faults).toEqual(['score-without-scale'])
  expect(values).toMatchObject({ reversed: 'false', recommend: 'false' })
  expect(sentiment.columns.scale).toMatchObject({ min: 2, max: 11 })
  expect(sentiment.columns.score).toMatchObject({ min: 1, max: 11 })
})

test('answers that cannot be are found', async () => {
  const faults = async (cells: Record<string, string>) => (await typedRow(sentiment, { ...answer, ...cells })).faults
  expect(await faults({ score: '5' })).toEqual([])
  expect(await faults({ score: '6' })).toEqual(['score-above-scale'])
  expect(await faults({ question: '' })).toEqual(['score-without-question'])
  expect(await faults({ recommend: 'true' })).toEqual(['recommend-not-eleven'])
  expect(await faults({ recommend: 'true', scale: '11' })).toEqual([])
  expect(await faults({ response_id: '' })).toEqual(['score-without-response'])
  expect(await faults({ favourable_from: '4', unfavourable_to: '3' })).toEqual([])
  expect(await faults({ favourable_from: '3', unfavourable_to: '3' })).toEqual(['classes-crossed'])
  expect(await faults({ favourable_from: '6', unfavourable_to: '2' })).toEqual(['classes-crossed'])
  expect(await faults({ favourable_from: '2', unfavourable_to: '' })).toEqual([])
})

test('a line number of an export is no response: it repeats', () => {
  expect(Object.values(sentiment.columns).flatMap(({ headers }): readonly string[] => headers)).not.toContain('序号')
})
