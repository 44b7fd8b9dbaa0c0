import { expect, test } from 'vitest'
import training from '@/catalog/datasets/training'
import { requiredColumns } from './headersOf'
import { typedRow } from './typedRow'

const row = { held_on: '2026-08-12', course_type: '技能实操' }

test('a course type is required; the quarter comes from the day it was held', () => {
  expect(requiredColumns(training)).toEqual(['course_type'])
  expect(training.quarterFrom).toBe('held_on')
})

test('a row with an employee number is one attendance, a summary row says its own', async () => {
  const attended = async (cells: Record<string, string>) =>
    (await typedRow(training, { ...row, ...cells })).values['attended']
  expect(await attended({ person_id: '10494' })).toBe('1')
  expect(await attended({ attended: '38' })).toBe('38')
  expect(await attended({})).toBeNull()
})

test('attendances that cannot be are found', async () => {
  const faults = async (cells: Record<string, string>) => (await typedRow(training, { ...row, ...cells })).faults
  expect(await faults({ person_id: '10494' })).toEqual([])
  expect(await faults({})).toEqual(['attendance-missing'])
  expect(await faults({ attended: '38', passed: '39' })).toEqual(['passed-above-attended'])
  expect(await faults({ attended: '41', planned: '40' })).toEqual(['attended-above-planned'])
  expect(await faults({ person_id: '10494', attended: '2' })).toEqual(['person-attends-once'])
})
