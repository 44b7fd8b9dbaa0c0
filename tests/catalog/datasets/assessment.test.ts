import { expect, test } from 'vitest'
import assessment from '@/catalog/datasets/assessment'
import { requiredColumns } from './headersOf'
import { typedRow } from './typedRow'

const row = { side: 'party', item: '三会一课', full_score: '20' }

test('side and score are required', () => {
  expect(requiredColumns(assessment)).toEqual(['side', 'score'])
  expect(Object.keys(assessment.columns.side.choices)).toEqual(['party', 'business'])
})

test('a bonus is noted and kept: no limit rejects it', async () => {
  const { values, faults } = await typedRow(assessment, { ...row, score: '22' })
  expect(values['score']).toBe('22.0')
  expect(faults).toEqual(['score-above-full'])
  expect(assessment.checks.find(({ id }) => id === 'score-above-full')?.severity).toBe('note')
  expect(assessment.columns.score).not.toHaveProperty('max')
})

test('scores that cannot be are found', async () => {
  const faults = async (cells: Record<string, string>) => (await typedRow(assessment, { ...row, ...cells })).faults
  expect(await faults({ score: '20' })).toEqual([])
  expect(await faults({ score: '19' })).toEqual(['deduction-without-reason'])
  expect(await faults({ score: '19', deduction_reason: '记录不全' })).toEqual([])
  expect(await faults({ score: '-1', deduction_reason: '通报批评' })).toEqual(['score-negative'])
  expect(await faults({ score: '-6', full_score: '-5', deduction_reason: '通报批评' })).toEqual([
    'full-score-negative',
    'score-negative',
  ])
})
