import { expect, test } from 'vitest'
import { isMetric, metricChange, metricDifference, metricValue } from '@/catalog/metrics/amounts'
import { pageOf } from '@/catalog/metrics/pages'
import { formatFor } from '@/grammar/format'

const format = formatFor('zh-CN')

test('a number is written as its metric is: value, change, difference', () => {
  expect([metricValue('demand_count', 89, 89, format), metricChange('demand_count', 0.5, format)]).toEqual([
    '89 件',
    '+50.0%',
  ])
  expect([metricDifference('demand_count', -7, format), metricDifference('party_score', 2, format)]).toEqual([
    '−7 件',
    '+2.0 分',
  ])
  expect([metricChange('on_time_rate', -0.1, format), metricDifference('coverage', 0.02, format)]).toEqual([
    '−10.0 个百分点',
    '+2.0 个百分点',
  ])
  expect(metricDifference('backlog', null, format)).toBe('–')
})

test('nobody and everybody of a few respondents are blurred, of demands they are not', () => {
  expect([metricValue('favourable', 1, 6, format), metricValue('favourable', 1, 12, format)]).toEqual([
    '≥90.0%',
    '100.0%',
  ])
  expect(metricValue('on_time_rate', 1, 6, format)).toBe('100.0%')
})

test('every metric has a page, and only a metric is one', () => {
  expect([pageOf('certified_rate'), pageOf('participation'), pageOf('plan_completion')]).toEqual([
    'training',
    'sentiment',
    'alignment',
  ])
  expect([isMetric('coverage'), isMetric('nothing'), isMetric(null)]).toEqual([true, false, false])
})
