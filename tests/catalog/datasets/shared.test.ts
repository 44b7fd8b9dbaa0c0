import { expect, test } from 'vitest'
import { orgLevels, quarter, workerColumns, workerFilters } from '@/catalog/datasets/shared'

const levels = orgLevels.map(({ headers }): readonly string[] => headers)
const levelOf = (header: string) => orgLevels[levels.findIndex((headers) => headers.includes(header))]?.id

test('organisation levels stand outermost first, after the full path', () => {
  expect(orgLevels.map(({ id }) => id)).toEqual(['path', 'group', 'company', 'unit', 'team', 'crew'])
  expect(['单位路径', '集团', '公司', '矿', '区队', '党支部', '班组'].map(levelOf)).toEqual([
    'path',
    'group',
    'company',
    'unit',
    'team',
    'team',
    'crew',
  ])
})

test('worker attributes are those of the specification, all of them filters', () => {
  const attributes = ['position', 'age_band', 'seniority', 'education', 'gender', 'party_member', 'employment']
  expect(workerFilters).toEqual(attributes)
})

test('bands have one label more than bounds', () => {
  for (const { bands } of [workerColumns.age_band, workerColumns.seniority]) {
    expect(bands.labels.length).toBe(bands.upTo.length + 1)
  }
})

test('a political status says who is a Party member', () => {
  expect(workerColumns.party_member.headers).toContain('政治面貌')
  expect(workerColumns.party_member.trueWords).toEqual(expect.arrayContaining(['中共党员', '预备党员']))
  expect(workerColumns.party_member.falseWords).toEqual(expect.arrayContaining(['群众', '共青团员']))
})

test('a quarter is read as a quarter', () => {
  expect(quarter.type).toBe('quarter')
})
