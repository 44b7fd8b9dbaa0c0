import { expect, test } from 'vitest'
import { stageFor } from '@/grammar/stage'

test.each([
  [1920, 1080, 960, 2],
  [1366, 768, 960, 768 / 540],
  [1280, 800, 960, 1280 / 960],
  [1024, 768, 720, 768 / 540],
  [1440, 1080, 720, 2],
  [800, 1200, 720, 800 / 720],
])('%i × %i', (width, height, shape, scale) => {
  const stage = stageFor(width, height)
  expect(stage.width).toBe(shape)
  expect(stage.scale).toBeCloseTo(scale, 3)
  expect(stage.width * stage.scale).toBeLessThanOrEqual(width + 1e-9)
  expect(stage.height * stage.scale).toBeLessThanOrEqual(height + 1e-9)
})
