import { expect, test } from 'vitest'
import { classifyRecord } from '@/engine/import/text/classify'

const HEADER = ['序号', '单位', '类别', '标题', '人数']

test.each([
  ['blank', ',,,,'],
  ['blank', ''],
  ['total', '合计,,,,120'],
  ['total', ',合　计,,,120'],
  ['total', '1,小计,,,30'],
  ['total', '三号井小计,,,,30'],
  ['total', '总计：,,,,30'],
  ['data', '1,三号井,其他合计,标题,3'],
  ['data', '1,三号井,其他,合计,3'],
  ['data', '1,会计科,其他,标题,3'],
  ['data', '1,统计局,其他,标题,3'],
  ['note', '填报人：张三,,,,'],
  ['note', '填报人：张三,,审核人：李四,,'],
  ['note', '制表人:张三'],
  ['note', '数据来源：国家统计局'],
  ['note', '注：本表,截至9月30日,不含外包'],
  ['note', '注1：口径见附件,,,,'],
  ['note', '2.由于采用加权汇总的方法'],
  ['note', '本表统计范围为在册职工以及与本单位签订劳动合同的其他人员'],
  ['note', '----------------'],
  ['note', '说明,以上为初步数,,,'],
  ['data', '注意事项,三号井,其他,标题,3'],
  ['data', '1,三号井,其他,注意事项,3'],
  ['data', '1,,,,'],
  ['data', '华岳矿业,,,,'],
  ['data', '备注：无,三号井,其他,标题,3'],
  ['header', '序号,单位,类别,标题,人数'],
  ['header', '序号,单位,类别,标题,人数（人）'],
  ['data', '序号,三号井,类别,标题,3'],
])('%s: %s', (kind, line) => expect(classifyRecord(line.split(','), HEADER)).toBe(kind))

test('either row of a two-line header may come again', () => {
  const lower = ['', '男', '女', '合计', '']
  expect(classifyRecord(['', '男', '女', '合计', ''], HEADER, [lower])).toBe('header')
})
