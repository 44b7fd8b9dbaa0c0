import { ref } from 'vue'
import { csvOf } from '@/engine/export/csv'
import { download } from '@/engine/export/download'
import { pngOf } from '@/engine/export/png'
import { detailOf } from '@/engine/fault'
import { t } from '../i18n'
import { csvParts } from './csvParts'
import type { Exportable } from './drawPanes'
import { usePictureChoice } from './usePictureChoice'
import { usePictures } from './usePictures'

export { titleKey } from './titles'

/** Pictures and data of one chart, drawn off screen from its rows as was chosen last; `ready` loads it first where need be. */
export function useExport(ready: () => Promise<Exportable | undefined>) {
  const { drawn, nameOf } = usePictures()
  const { choice, size, scale } = usePictureChoice()
  const message = ref('')

  const picture = (what: Exportable) => drawn(what, size.value, { transparent: choice.value.transparent })
  const png = (what: Exportable) => pngOf(picture(what), scale.value, size.value.dpi)

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
    png: () => run(async (what) => save(await png(what), nameOf(what, 'png'))),
    svg: () => run(async (what) => save(new Blob([picture(what).svg], { type: 'image/svg+xml' }), nameOf(what, 'svg'))),
    csv: () =>
      run(async (what) => {
        const saved = csvParts(what).map(({ rows, label }) =>
          save(
            new Blob([csvOf(Object.keys(what.chart.columns), rows)], { type: 'text/csv' }),
            nameOf(what, 'csv', label),
          ),
        )
        return saved.join(' ')
      }),
    copy: () =>
      run(async (what) => {
        if (!('clipboard' in navigator) || typeof ClipboardItem === 'undefined') return t('card.clipboardRefused')
        try {
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': await png(what) })])
          return t('card.copied')
        } catch {
          return t('card.clipboardRefused')
        }
      }),
  }
}
