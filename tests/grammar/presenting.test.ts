import { expect, test } from 'vitest'
import { commandOf, elapsed, slideAt } from '@/grammar/presenting'

test('every key that a presenter, a remote control or a Chinese keyboard sends', () => {
  const does = (...keys: string[]) => keys.map((key) => commandOf(key)?.do)
  expect(does('ArrowRight', 'ArrowDown', 'PageDown')).toEqual(['next', 'next', 'next'])
  expect(does('ArrowLeft', 'ArrowUp', 'PageUp')).toEqual(['previous', 'previous', 'previous'])
  expect(does('Home', 'End', 'Enter', 'Backspace', 'Escape', ' ')).toEqual([
    'first',
    'last',
    'enter',
    'return',
    'leave',
    'play',
  ])
  expect(does('?', '？', 'd', 'D', 'n', 'N', 'f', 't')).toEqual([
    'help',
    'help',
    'decide',
    'decide',
    'speaker',
    'speaker',
    'screen',
    'timer',
  ])
  expect([commandOf('b'), commandOf('W'), commandOf('.')]).toEqual([
    { do: 'blank', color: 'black' },
    { do: 'blank', color: 'white' },
    { do: 'blank', color: 'black' },
  ])
  expect(commandOf('7')).toEqual({ do: 'digit', digit: 7 })
  expect(does('x', 'Tab', 'Shift', 'F5')).toEqual([undefined, undefined, undefined, undefined])
})

test('slides past the ends are the ends', () => {
  expect([slideAt(0, 5), slideAt(3, 5), slideAt(99, 5), slideAt(NaN, 5), slideAt(2, 0)]).toEqual([1, 3, 5, 1, 1])
})

test('time gone by', () => {
  expect([elapsed(0), elapsed(61_000), elapsed(3_723_000), elapsed(-5)]).toEqual(['00:00', '01:01', '1:02:03', '00:00'])
})
