import { expect, test } from 'vitest'
import { surveyWords } from '@/catalog/survey'
import { readHeader, splitOption, splitStem } from '@/grammar/survey/header'

test.each([
  ['5、您对食堂的满意度', { number: '5', text: '您对食堂的满意度' }],
  ['Q1 您与孩子的关系是什么？', { number: '1', text: '您与孩子的关系是什么？' }],
  ['Q2您支持的最大原因是什么？', { number: '2', text: '您支持的最大原因是什么？' }],
  ['Q10. 您经常陪孩子吗', { number: '10', text: '您经常陪孩子吗' }],
  ['*3.您的性别[单选题](必填)', { number: '3', text: '您的性别', mark: 'single' }],
  ['【多选题】12、您参加过哪些活动', { number: '12', text: '您参加过哪些活动', mark: 'multi' }],
  ['7、(1)领导关心我', { number: '7', text: '领导关心我' }],
  ['第8题、请打分（1—5分，5分最满意）', { number: '8', text: '请打分（1—5分，5分最满意）' }],
  ['（9）您还有什么建议：', { number: '9', text: '您还有什么建议' }],
  ['Q17', { number: '17', text: 'Q17' }],
  ['2026年满意度', { text: '2026年满意度' }],
  ['1.5倍工资是否发放', { text: '1.5倍工资是否发放' }],
  ['单位', { text: '单位' }],
  ['[[', { text: '[[' }],
])('%s', (header, expected) => expect(readHeader(header, surveyWords.marks)).toEqual(expected))

test('a stem ends at the last dash that is outside brackets and before no number', () => {
  expect(splitStem('请根据您的实际感受，对以下说法进行评价—给领导发消息时能及时得到回复')).toEqual({
    stem: '请根据您的实际感受，对以下说法进行评价',
    item: '给领导发消息时能及时得到回复',
  })
  expect(splitStem('请评价：——食堂')).toEqual({ stem: '请评价', item: '食堂' })
  expect(splitStem('请打分（1—5分，5分最满意）')).toBeUndefined()
  expect(splitStem('请按1—5分评价')).toBeUndefined()
  expect(splitStem('on-site training')).toBeUndefined()
})

test('an option stands in the last brackets', () => {
  expect(splitOption('您参加过哪些活动(文体活动)')).toEqual({ stem: '您参加过哪些活动', item: '文体活动' })
  expect(splitOption('您参加过哪些活动')).toBeUndefined()
})
