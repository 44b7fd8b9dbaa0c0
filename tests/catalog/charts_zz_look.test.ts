import { writeFileSync, mkdirSync } from 'node:fs'
import { test } from 'vitest'
import { charts } from '@/catalog'
import { contextOf, answerOf } from '../support/context'
import { svgOf } from '../support/drawn'
import { sampleCompany } from '../support/company'
const IDS = ['demand-trend','demand-loop','demand-list','training-coverage','training-certificates','assessment-trend','assessment-quadrant']
test('look', async () => {
  const { state } = await sampleCompany()
  mkdirSync('/tmp/look', { recursive: true })
  for (const id of IDS) {
    const chart = charts.find((c) => c.id === id)!
    for (const [name, options] of Object.entries({ top: {}, unit: { org: '华岳矿业/五号井' }, leaf: { org: '华岳矿业/五号井/综采三队' } })) {
      const a = await answerOf(state, chart, options)
      console.log(id, name, a.absence, a.rows.length, JSON.stringify(a.rows.slice(-3)))
      for (const locale of ['zh-CN', 'en'] as const) {
        const c = contextOf(a.scope, { locale, events: [{quarter:'2026Q3',title:'食堂更换承包单位'},{quarter:'2025Q4',title:'新工资办法实行'},{quarter:'2025Q4',title:'x'}] })
        console.log(chart.headline(a.rows, c), '\n   ', chart.notes?.(a.inputs, c)?.join('\n    '), JSON.stringify(chart.size(a.rows)))
      }
      const draw = (file: string, o: object, w: number, h: number) => writeFileSync(`/tmp/look/${id}-${name}-${file}.svg`, svgOf(chart.option(a.rows, contextOf(a.scope, { events: [{quarter:'2026Q3',title:'食堂更换承包单位'},{quarter:'2025Q4',title:'新工资办法实行'},{quarter:'2025Q4',title:'x'}], ...o })), w, h))
      draw('normal', {}, 560, 340); draw('narrow', { width: 'narrow', locale: 'en' }, 330, 340)
      if (name === 'unit') draw('picture', { room: 'picture', width: 'wide' }, 1144, 480)
    }
  }
})
