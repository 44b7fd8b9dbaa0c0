import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { charts } from '@/catalog'
import { light } from '@/grammar/theme'
import { chartSvg } from '@/engine/export/chartSvg'
import { csvOf, harmless } from '@/engine/export/csv'
import { docxOf } from '@/engine/export/document/docx'
import { pptxOf } from '@/engine/export/slides/pptx'
import { nativeCharts } from '@/engine/export/slides/readOption'
import type { ShowSlide } from '@/engine/export/slides/show'
import { xlsxOf } from '@/engine/export/xlsx'
import { formulas } from '../../engine/export/hostile'
import { expectSoundPackage, expectWellFormed, textOf, unpacked } from '../../engine/export/package'
import { answerOf, contextOf } from '../../support/context'
import { emptyLibrary, load } from '../../support/company'

/** The sample's demands with formulas in the places of units, categories, owners and words. */
function hostileDemands(): File {
  const text = readFileSync('data/huayue/demands.csv', 'utf8').replace('\uFEFF', '')
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  const rows = data.slice(-200).map((row, index) => {
    const formula = formulas[index % formulas.length] ?? ''
    return { ...row, 单位: formula, 需求类别: formula, 子类: formula, 诉求内容: formula, 承办部门: formula }
  })
  return new File([Papa.unparse(rows)], "=cmd|' calc'!A0.csv", { type: 'text/csv' })
}

test('what a spreadsheet would run comes through an import harmless, in every kind of file', async () => {
  const state = await load(emptyLibrary(), [hostileDemands()])
  const signal = new AbortController().signal
  const slides: ShowSlide[] = []
  const plain = { badge: '', section: false, footer: [...formulas], notes: formulas.join('\n') }
  let seen = 0
  for (const chart of charts.filter(({ from }) => from.length === 1 && from[0] === 'demands')) {
    const { rows, scope, absence } = await answerOf(state, chart)
    if (absence) continue
    const columns = Object.keys(chart.columns)
    const { data } = Papa.parse<string[]>(csvOf(columns, rows).slice(1), { skipEmptyLines: true })
    const cells = data.flat()
    expect(cells.filter((cell) => /^[=@\t\r＝＋－＠]/.test(cell) || /^[+-](?![\d.]+$)/.test(cell))).toEqual([])
    seen += cells.filter((cell) => formulas.some((formula) => cell.startsWith(harmless(formula.trim())))).length
    const option = chart.option(rows, contextOf(scope, { room: 'picture', width: 'wide' }))
    expectWellFormed(chartSvg(option, { width: 960, height: 480 }), chart.id)
    const native = nativeCharts(option, rows)
    const table = { columns: [{ title: '=1+1', share: 1 }], rows: formulas.map((formula) => [formula]), rest: '' }
    const pane = { caption: '', charts: native ?? [], absence: '=1', alternative: formulas.join() }
    slides.push({ ...plain, topic: chart.id, headline: formulas.join(), panes: [pane], table })
  }
  expect(seen).toBeGreaterThan(50)
  expect(slides.filter(({ panes }) => panes[0]?.charts.length).length).toBeGreaterThan(3)

  const show = { title: '=1', author: '@SUM(1)', colors: { ...light, wash: '#eeeeee' }, slides }
  const pptx = await unpacked(await pptxOf(show, signal, () => undefined))
  expectSoundPackage(pptx)
  const books = Object.keys(pptx).filter((name) => name.startsWith('ppt/embeddings/'))
  expect(books.length).toBeGreaterThan(3)
  const sheet = await xlsxOf([{ name: 'a', rows: formulas.map((formula) => [formula]) }])
  for (const book of [sheet, ...books.map((name) => new Blob([new Uint8Array(pptx[name] ?? [])]))]) {
    const parts = await unpacked(book)
    for (const name of Object.keys(parts).filter((one) => one.endsWith('.xml')))
      expect(textOf(parts, name), name).not.toMatch(/<f[ >]|ddeLink|externalLink/)
  }
  const blocks = [
    ...formulas.map((text) => ({ kind: 'text' as const, text })),
    { kind: 'table' as const, columns: [{ title: '=1', share: 1 }], rows: formulas.map((formula) => [formula]) },
  ]
  const docx = await unpacked(await docxOf({ title: '=1', under: [], author: '', blocks }, signal))
  expectSoundPackage(docx)
  expect(textOf(docx, 'word/document.xml')).not.toMatch(/instrText|fldSimple/)
})
