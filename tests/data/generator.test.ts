import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bytesOf, sampleFiles } from '../../data/generator/files'
import { randomNamed } from '../../data/generator/random'
import { pathOf } from './sample'

test.each(sampleFiles)('$path is what the generator writes, byte for byte', (file) => {
  expect(Buffer.from(bytesOf(file)).equals(readFileSync(pathOf(file.path)))).toBe(true)
})

test('the sample stays below 6 MB', () => {
  const bytes = sampleFiles.reduce((total, file) => total + readFileSync(pathOf(file.path)).length, 0)
  expect(bytes).toBeLessThan(6_000_000)
})

test.each(sampleFiles)('$path is written in its encoding', ({ path, encoding }) => {
  const bytes = readFileSync(pathOf(path))
  const mark = bytes.subarray(0, 3).toString('hex')
  if (encoding === 'utf-8-bom') expect(mark).toBe('efbbbf')
  else expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
  expect(new TextDecoder(encoding === 'gbk' ? 'gb18030' : 'utf-8', { fatal: true }).decode(bytes)).toMatch(/\n$/)
})

test('a stream is the same for the same name and another for another', () => {
  const draws = (name: string): number[] => Array.from({ length: 5 }, randomNamed(name).next)
  expect(draws('一')).toEqual(draws('一'))
  expect(draws('一')).not.toEqual(draws('二'))
})
