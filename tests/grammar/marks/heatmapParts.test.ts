import { expect, test } from 'vitest'
import { hatch, inkOn, mix, wrapped } from '@/grammar/marks/heatmapParts'
import { dark, light } from '@/grammar/theme'

test('colours between two', () => {
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000')
  expect(mix('#000000', '#ff8040', 0.5)).toBe('#804020')
})

test('names in two lines at most, at spaces where there are some', () => {
  expect(wrapped('安全生产法律法规', 4, 2)).toEqual(['安全生产', '法律法规'])
  expect(wrapped('安全生产法律法规', 3, 2)).toEqual(['安全生', '产法…'])
  expect(wrapped('Safety courses', 5, 2)).toEqual(['Safety', 'courses'])
  expect(wrapped('食堂', 4, 2)).toEqual(['食堂'])
})

test('numbers stand out from their cell', () => {
  expect(inkOn(light.above, light)).toBe(light.paper)
  expect(inkOn(light.paper, light)).toBe(light.ink)
  expect(inkOn(dark.above, dark)).toBe(dark.paper)
})

test('strokes end at the edges of their box', () => {
  const strokes = hatch({ x: 10, y: 20, width: 30, height: 12 }, 6)
  expect(strokes.length).toBe(6)
  for (const [x1, y1, x2, y2] of strokes) {
    for (const x of [x1, x2]) expect(x >= 10 && x <= 40).toBe(true)
    for (const y of [y1, y2]) expect(y >= 20 && y <= 32).toBe(true)
    expect(x1 - x2).toBe(y2 - y1)
  }
})
