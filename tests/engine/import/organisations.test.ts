import { expect, test } from 'vitest'
import { branchSuffixes } from '@/catalog'
import { resolvePaths } from '@/engine/import/organisations'

const resolve = (written: string[], known: string[] = []) =>
  Object.fromEntries(resolvePaths(written, known, branchSuffixes))

test('a branch is its place where the place is known, in the same import or before', () => {
  expect(resolve(['三号井/综采二队党支部', '三号井/综采二队', '三号井/工会支部'])).toEqual({
    '三号井/综采二队党支部': '三号井/综采二队',
    '三号井/综采二队': '三号井/综采二队',
    '三号井/工会支部': '三号井/工会支部',
  })
  expect(resolve(['三号井/通风队联合党支部'], ['三号井/通风队'])).toEqual({
    '三号井/通风队联合党支部': '三号井/通风队',
  })
})

test('the tail of one known node is that node; an ambiguous one stays', () => {
  const known = ['华岳/三号井', '华岳/三号井/机电队', '华岳/五号井', '华岳/五号井/机电队']
  expect(resolve(['三号井', '三号井/机电队', '机电队'], known)).toEqual({
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
