import { ref } from 'vue'
import type { Chart } from '@/grammar/chart'
import { draw } from '@/grammar/draw'
import { FONT, light } from '@/grammar/theme'
import { csvOf } from '@/engine/export/csv'
import { download, fileName } from '@/engine/export/download'
import { pairSvg, pictureSvg, type Picture } from '@/engine/export/picture'
import { pngOf } from '@/engine/export/png'
import { detailOf } from '@/engine/fault'
import { t } from '../i18n'
import { useLibrary } from '../stores/library'
import { csvParts } from './csvParts'
import { drawBoth, type Exportable, type LabelledDrawing } from './drawPanes'
import { useWords } from './useWords'

/** A picture for a document: 16:9, painted at twice its size; of a comparison, two narrower ones side by side. */
const PICTURE = { width: 1200, half: 800, height: 675, scale: 2 }

/** Pictures and data of one chart, drawn off screen from its rows; `ready` loads it first where need be. */
export function useExport(ready: () => Promise<Exportable | undefined>) {
  const library = useLibrary()
  const words = useWords()
  const message = ref('')

  function svgOf({ chart, panes: [first, second] }: Exportable): string {
    if (!second) return pictureSvg(picture(chart, first, draw(chart, first.answer.rows, first.context), PICTURE.width))
    const size = { width: PICTURE.half, height: PICTURE.height }
    const [one, other] = drawBoth(chart, [first, second], size)
    return pairSvg(picture(chart, first, one, PICTURE.half), picture(chart, second, other, PICTURE.half))
  }

  function picture(
    chart: Chart,
    { answer, context, label }: LabelledDrawing,
    option: Picture['option'],
    width: number,
  ) {
    const { rows, provenance } = answer
    const title = t(titleKey(chart))
    return {
      width,
      height: PICTURE.height,
      option,
      headline: chart.headline(rows, context, answer.evidence),
      title: label ? t('card.filterWords', { column: title, values: label }) : title,
      footer: [
        ...words.footer(chart, context.scope, chart.size(rows), provenance),
        ...words.notes(chart, answer, context),
      ],
      ...(library.isSample && { badge: t('card.sample') }),
      colors: light,
      font: FONT.replaceAll('"', "'"),
    }
  }

  /** Chart, quarter, scope and day; `part` names one of several files. */
  function name({ chart, panes: [first, second] }: Exportable, extension: string, part = ''): string {
    const today = new Date()
    const day = new Date(today.getTime() - today.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
    const sample = library.isSample ? [t('card.sample')] : []
    const { quarter } = first.context.scope
    const pair = second && t('card.pair', { first: first.label, second: second.label })
    const scope = part || (pair ?? words.place(first.context.scope))
    return fileName([t(titleKey(chart)), quarter, scope, ...sample, day], extension)
  }

  /** Runs one export and says how it went. */
  async function run(work: (what: Exportable) => Promise<string>): Promise<void> {
    try {
      const what = await ready()
      if (what) message.value = await work(what)
    } catch (error) {
      message.value = t('card.exportFailed', { detail: detailOf(error) })
    }
  }

  const save = (content: Blob, file: string): string => {
    download(content, file)
    return t('card.saved', { name: file })
  }

  return {
    message,
    png: () => run(async (what) => save(await pngOf(svgOf(what), PICTURE.scale), name(what, 'png'))),
    svg: () => run(async (what) => save(new Blob([svgOf(what)], { type: 'image/svg+xml' }), name(what, 'svg'))),
    csv: () =>
      run(async (what) => {
        const saved = csvParts(what).map(({ rows, label }) =>
          save(
            new Blob([csvOf(Object.keys(what.chart.columns), rows)], { type: 'text/csv' }),
            name(what, 'csv', label),
          ),
        )
        return saved.join(' ')
      }),
    copy: () =>
      run(async (what) => {
        if (!('clipboard' in navigator) || typeof ClipboardItem === 'undefined') return t('card.clipboardRefused')
        try {
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': await pngOf(svgOf(what), PICTURE.scale) })])
          return t('card.copied')
        } catch {
          return t('card.clipboardRefused')
        }
      }),
  }
}

/** Titles are held by the catalog's tests to exist for every chart. */
export function titleKey(chart: Chart) {
  return `charts.${chart.id}.title` as 'charts.demand-trend.title'
}
