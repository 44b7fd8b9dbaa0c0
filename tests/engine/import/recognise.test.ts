import { expect, test } from 'vitest'
import { datasets, orgLevels } from '@/catalog'
import { headerKey, recognise } from '@/engine/import/recognise'

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
  expect(recognise(header, datasets, orgLevels).dataset).toBe(dataset)
  expect(recognise([...header].reverse(), datasets, orgLevels).dataset).toBe(dataset)
})

test('unknown columns stay unmapped, and nothing is mapped twice', () => {
  const { mapping } = recognise(['单位', '登记日期', '需求类别', '类别', '经办人'], datasets, orgLevels)
  expect(mapping).toEqual(['org:unit', 'submitted_on', 'category', undefined, undefined])
})

test('what is missing is named', () => {
  expect(recognise(['登记日期', '需求类别', '诉求内容'], datasets, orgLevels)).toMatchObject({
    dataset: undefined,
    nearest: 'demands',
    missing: ['org'],
  })
})
