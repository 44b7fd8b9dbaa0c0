import { expect, test } from 'vitest'
import chart from '@/catalog/charts/sentiment/sentiment-questions'
import { MINIMUM_RANGE } from '@/grammar/dataset'
import type { LibraryState } from '@/engine/workspace/library'
import { Shelf } from '@/engine/workspace/shelf'
import { memoryPlace } from '@/engine/workspace/store/memory'
import { emptyLibrary, load } from '../../support/company'
import { answerOf } from '../../support/context'

/** A unit in which `people` answered one question. */
const survey = (people: number) =>
  new File(
    [
      '季度,单位,答卷编号,维度,题目,量表级数,得分\n' +
        Array.from({ length: people }, (_, at) => `2026Q3,三号井,${at},后勤,食堂,5,${1 + (at % 5)}`).join('\n'),
    ],
    'survey.csv',
  )
const stateOf = async (state: LibraryState) => {
  const { absence } = await answerOf(state, chart)
  return absence && 'minimum' in absence ? `hidden below ${absence.minimum}` : 'shown'
}

test('a group is hidden below five, or below what the user sets; it holds after a restart and in a workspace file', async () => {
  const place = memoryPlace()
  const library = emptyLibrary({ openShelf: () => Shelf.open([place]) })
  const before = await load(library, [survey(4)])
  expect(await stateOf(before)).toBe('hidden below 5')
  const lower = await library.setMinimum(3)
  expect([await stateOf(lower), lower.version]).toEqual(['shown', before.version + 1])
  expect(await stateOf(await library.setMinimum(10))).toBe('hidden below 10')
  const again = await emptyLibrary({ openShelf: () => Shelf.open([place]) }).open()
  expect(again && (await stateOf(again))).toBe('hidden below 10')
  const elsewhere = await emptyLibrary().openWorkspace(await library.save())
  expect(await stateOf(elsewhere)).toBe('hidden below 10')
})

test('no setting goes below three, and what is kept by hand is not believed', async () => {
  const library = emptyLibrary()
  await load(library, [survey(2)])
  for (const minimum of [0, 2, 3.5, Number.NaN, MINIMUM_RANGE.most + 1])
    expect(() => library.setMinimum(minimum)).toThrow(RangeError)
  await library.note('minimum', 1)
  expect(await stateOf(await library.setActive([1], true))).toBe('hidden below 5')
})
