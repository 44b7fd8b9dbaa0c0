import { expect, test } from 'vitest'
import { datasets, vocabulary } from '@/catalog'
import { headerKey } from '@/engine/import/headerKey'
import { recognise } from '@/engine/import/recognise'

test.each([
  ['１、参训人数（人次）', '参训人数'],
  [' 需求 类别 ', '需求类别'],
  ['*登记日期', '登记日期'],
  ['\uFEFF编号', '编号'],
  ['得分(分)', '得分'],
])('%s is %s', (header, key) => expect(headerKey(header)).toBe(key))

test.each([
  ['demands', ['序号', '所属单位', '提出时间', '诉求类型', '问题描述', '责任部门']],
  ['headcount', ['统计季度', '单位名称', '在册人数']],
  ['assessment', ['考核季度', '支部名称', '考核侧', '考核指标', '满分', '得分']],
  ['certificates', ['工号', '单位', '证书名称', '有效期至']],
])('headers of %s are recognised in any order', (dataset, header) => {
  expect(recognise(header, datasets, vocabulary).dataset).toBe(dataset)
  expect(recognise([...header].reverse(), datasets, vocabulary).dataset).toBe(dataset)
})

test('unknown columns stay unmapped, and nothing is mapped twice', () => {
  const { mapping } = recognise(['单位', '登记日期', '需求类别', '类别', '经办人'], datasets, vocabulary)
  expect(mapping).toEqual(['org:unit', 'submitted_on', 'category', undefined, undefined])
})

test('what is missing is named', () => {
  expect(recognise(['登记日期', '需求类别', '诉求内容'], datasets, vocabulary)).toMatchObject({
    dataset: undefined,
    nearest: 'demands',
    missing: ['org'],
  })
})

test.each([
  [
    ['登记日期', '所在单位', '职工需求类别', '内容'],
    ['submitted_on', 'org:unit', 'category'],
  ],
  [
    ['诉求登记日期（年月日）', '单位', '需求类别'],
    ['submitted_on', 'org:unit', 'category'],
  ],
  [
    ['基本信息/单位', '办理情况/办结日期', '基本信息/登记日期', '诉求/需求类别'],
    ['org:unit', 'closed_on', 'submitted_on', 'category'],
  ],
])('much alike is recognised, and marked where it is not the very name: %j', (header, targets) => {
  const { dataset, mapping } = recognise(header, datasets, vocabulary)
  expect(dataset).toBe('demands')
  expect(mapping.filter(Boolean).slice(0, targets.length)).toEqual(targets)
})

test('a qualified name is another column', () => {
  const { mapping, confidence } = recognise(['季度', '单位', '上季在册人数', '职工在册人数'], datasets, vocabulary)
  expect(mapping).toEqual(['quarter', 'org:unit', undefined, 'headcount'])
  expect(confidence).toEqual(['known', 'known', undefined, 'alike'])
})
