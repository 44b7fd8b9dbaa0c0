import { expect, test } from 'vitest'
import { branchSuffixes } from '@/catalog'
import { resolvePaths } from '@/engine/import/organisations'

const resolve = (written: string[], aliases: Record<string, string> = {}) =>
  Object.fromEntries(resolvePaths(written, branchSuffixes, new Map(Object.entries(aliases))))

test('a branch is its place where the place is known, in the same import or before', () => {
  expect(resolve(['三号井/综采二队党支部', '三号井/综采二队', '三号井/工会支部'])).toEqual({
    '三号井/综采二队党支部': '三号井/综采二队',
    '三号井/综采二队': '三号井/综采二队',
    '三号井/工会支部': '三号井/工会支部',
  })
  expect(resolve(['三号井/通风队联合党支部', '三号井/通风队'])).toMatchObject({
    '三号井/通风队联合党支部': '三号井/通风队',
  })
})

test('the tail of one other node is that node; an ambiguous one stays', () => {
  const known = ['华岳/三号井', '华岳/三号井/机电队', '华岳/五号井', '华岳/五号井/机电队']
  expect(resolve(['三号井', '三号井/机电队', '机电队', ...known])).toMatchObject({
    三号井: '华岳/三号井',
    '三号井/机电队': '华岳/三号井/机电队',
    机电队: '机电队',
  })
})

test('files of one import find each other: a unit named alone is the one that another file names in full', () => {
  expect(resolve(['华岳/三号井/机电队', '三号井', '五号井'])).toEqual({
    '华岳/三号井/机电队': '华岳/三号井/机电队',
    三号井: '华岳/三号井',
    五号井: '五号井',
  })
  expect(resolve(['华岳/三号井', '华岳/三号井/机电队', '三号井', '三号井/机电队党支部'])).toMatchObject({
    三号井: '华岳/三号井',
    '三号井/机电队党支部': '华岳/三号井/机电队',
  })
})

test('what the user said of a place holds for what lies below it and for its branch, and is no node any more', () => {
  const written = ['华岳/三号井/综采二队', '华岳/三号井/综采2队/甲班', '三号井/综采2队党支部', '三号井']
  expect(resolve(written, { '华岳/三号井/综采2队': '华岳/三号井/综采二队' })).toEqual({
    '华岳/三号井/综采二队': '华岳/三号井/综采二队',
    '华岳/三号井/综采2队/甲班': '华岳/三号井/综采二队/甲班',
    '三号井/综采2队党支部': '华岳/三号井/综采二队',
    三号井: '华岳/三号井',
  })
  expect(resolve(['甲', '乙'], { 甲: '乙', 乙: '丙' })).toEqual({ 甲: '丙', 乙: '丙' })
  expect(resolve(['甲'], { 甲: '乙', 乙: '甲' })).toEqual({ 甲: expect.stringMatching(/甲|乙/) })
})
