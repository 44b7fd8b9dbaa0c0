import { expect, test } from 'vitest'
import { dark, FONT, light } from '@/grammar/theme'
import '@/app/styles/tokens.css'

const NAMES = [
  'paper',
  'ink',
  'muted',
  'faint',
  'line',
  'accent',
  'quiet',
  'quieter',
  'below',
  'above',
  'neutral',
] as const

test.each([light, dark])('the stylesheet has the colours of the $name theme', (theme) => {
  document.documentElement.dataset['theme'] = theme.name
  document.documentElement.lang = 'zh-CN'
  const style = getComputedStyle(document.documentElement)
  expect(Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`)]))).toEqual(
    Object.fromEntries(NAMES.map((name) => [name, theme[name]])),
  )
  expect(style.getPropertyValue('--font')).toBe(FONT)
})
