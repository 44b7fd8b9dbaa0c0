import { test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { charts } from '@/catalog'
import { sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { svgOf } from '../../../support/drawn'
test('x', async () => {
  const { state } = await sampleCompany()
  const c = (id: string) => charts.find((one) => one.id === id)!
  const go = async (name: string, id: string, o: object, ctx: object, w: number, h = 340, rows?: (r: readonly any[]) => any[]) => {
    const a = await answerOf(state, c(id), o)
    writeFileSync(`/tmp/mylook/${name}.svg`, svgOf(c(id).option((rows ? rows(a.rows) : a.rows) as never, contextOf(a.scope, ctx as never)), w, h))
  }
  const events = [{ quarter: '2025Q3', title: '季度问卷增加推荐意愿题' }, { quarter: '2026Q1', title: '加分启用' }, { quarter: '2026Q3', title: '职工食堂更换承包单位' }]
  await go('trend-narrow', 'sentiment-trend', {}, { width: 'narrow', events }, 340)
  await go('trend-en-team', 'sentiment-trend', { org: '华岳矿业/三号井/综采二队' }, { width: 'wide', locale: 'en', events, room: 'picture' }, 1144, 420)
  await go('q-narrow', 'sentiment-questions', {}, { width: 'narrow', locale: 'en' }, 340)
  const many = (r: readonly any[]) => Array.from({ length: 80 }, (_, i) => ({ ...r[i % r.length], question: `第 ${i + 1} 题：您对本单位的生产生活条件是否满意` }))
  await go('q-many', 'sentiment-questions', {}, { width: 'normal' }, 640, 340, many)
  await go('a-narrow', 'alignment-matrix', { org: '华岳矿业/五号井' }, { width: 'narrow' }, 340)
  await go('a-wide-en', 'alignment-matrix', { org: '华岳矿业/五号井' }, { width: 'wide', locale: 'en', room: 'picture' }, 1144, 420)
  await go('a-many', 'alignment-matrix', { org: '华岳矿业/三号井' }, { width: 'normal' }, 640, 340, (r) => Array.from({ length: 80 }, (_, i) => ({ ...r[i % r.length], org: `集团/矿/第 ${i + 1} 综合机械化采煤队` })))
  await go('k-narrow', 'overview-kpis', {}, { width: 'narrow', room: 'card' }, 400, 700)
  await go('k-normal-en', 'overview-kpis', { org: '华岳矿业/五号井/火工品库' }, { width: 'normal', locale: 'en', room: 'picture' }, 860, 520)
  void quarterOf
})
