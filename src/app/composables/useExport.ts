import { ref } from 'vue'
import { shownMetrics } from '@/catalog/metrics/amounts'
import type { Chart, ChartContext } from '@/grammar/chart'
import { FONT, light } from '@/grammar/theme'
import { shownRow } from '@/grammar/smallGroup'
import type { Answer } from '@/engine/answer'
import { csvOf } from '@/engine/export/csv'
import { download, fileName } from '@/engine/export/download'
import { pictureSvg } from '@/engine/export/picture'
import { pngOf } from '@/engine/export/png'
import { detailOf } from '@/engine/fault'
import { t } from '../i18n'
import { useLibrary } from '../stores/library'
import { useWords } from './useWords'

/** A picture for a document: 16:9, painted at twice its size. */
const PICTURE = { width: 1200, height: 675, scale: 2 }

export interface Exportable {
  chart: Chart
  answer: Answer
  context: ChartContext
}

/** Its rows as they may leave the program. */
const shownRows = ({ chart, answer }: Exportable) =>
  answer.rows.map((row) => shownMetrics(chart.columns, shownRow(chart, row)))

/** Pictures and data of one chart, drawn off screen from its rows; `ready` loads it first where need be. */
export function useExport(ready: () => Promise<Exportable | undefined>) {
  const library = useLibrary()
  const words = useWords()
  const message = ref('')

  function svgOf({ chart, answer, context }: Exportable): string {
    const { rows, provenance } = answer
    return pictureSvg({
      width: PICTURE.width,
      height: PICTURE.height,
      option: chart.option(rows, context),
      headline: chart.headline(rows, context, answer.evidence),
      title: t(titleKey(chart)),
      footer: [
        ...words.footer(chart, context.scope, chart.size(rows), provenance),
        ...words.notes(chart, answer, context),
      ],
      ...(library.isSample && { badge: t('card.sample') }),
      colors: light,
      font: FONT.replaceAll('"', "'"),
    })
  }

  const name = ({ chart, context }: Exportable, extension: string): string => {
    const today = new Date()
    const day = new Date(today.getTime() - today.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
    const sample = library.isSample ? [t('card.sample')] : []
    return fileName([t(titleKey(chart)), context.scope.quarter, words.place(context.scope), ...sample, day], extension)
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
      run(async (what) =>
        save(
          new Blob([csvOf(Object.keys(what.chart.columns), shownRows(what))], { type: 'text/csv' }),
          name(what, 'csv'),
        ),
      ),
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
