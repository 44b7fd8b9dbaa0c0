import { expect, test } from 'vitest'
import events from '@/catalog/datasets/events'
import { vocabulary } from '@/catalog'
import { recognise } from '@/engine/import/recognise'
import { requiredColumns } from './headersOf'

test('day and title are required, an organisation is not', () => {
  expect(requiredColumns(events)).toEqual(['date', 'title'])
  expect(events.orgOptional).toBe(true)
  expect(recognise(['日期', '事件'], [events], vocabulary).dataset).toBe('events')
})

test('it has no quarter of its own', () => {
  expect(Object.keys(events.columns)).not.toContain('quarter')
  expect(events.quarterFrom).toBe('date')
})
