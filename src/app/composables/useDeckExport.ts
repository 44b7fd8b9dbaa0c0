import { onScopeDispose, ref, shallowRef } from 'vue'
import { isAbort } from '@/engine/database/query'
import { docxOf } from '@/engine/export/document/docx'
import { download, fileName } from '@/engine/export/download'
import { pptxOf } from '@/engine/export/slides/pptx'
import { stopIf } from '@/engine/export/steps'
import { zipped } from '@/engine/export/zip'
import { detailOf } from '@/engine/fault'
import { t } from '../i18n'
import { useDeck } from '../stores/deck'
import { useLibrary } from '../stores/library'
import { useDeckPictures } from './useDeckPictures'
import { useDeckPrint, type PrintPage } from './useDeckPrint'
import { useDeckReport } from './useDeckReport'
import { useDeckShow } from './useDeckShow'
import { today } from './usePictures'
import { useWords } from './useWords'

export const deckFormats = ['pptx', 'docx', 'zip'] as const
type FileFormat = (typeof deckFormats)[number]
export type DeckFormat = FileFormat | 'print'

/** One long export at a time: how far it is, and a way to stop it that leaves nothing behind. */
export function useDeckExport() {
  const deck = useDeck()
  const library = useLibrary()
  const words = useWords()
  const { show } = useDeckShow()
  const { report } = useDeckReport()
  const { pictures } = useDeckPictures()
  const { pages } = useDeckPrint()

  const running = ref<DeckFormat>()
  const done = ref(0)
  const total = ref(0)
  const message = ref('')
  const working = shallowRef<AbortController>()

  const makers: Record<FileFormat, (signal: AbortSignal) => Promise<Blob>> = {
    async pptx(signal) {
      const content = await show(signal, tell(0.5))
      return pptxOf(content, signal, tell(0.5, 0.5))
    },
    docx: async (signal) => docxOf(await report(signal, tell(1)), signal),
    zip: async (signal) => zipped(await pictures(signal, tell(1)), 'application/zip', signal),
  }

  /** Steps that take `share` of the whole, after what took `before`. */
  const tell =
    (share: number, before = 0) =>
    (slides: number): void => {
      done.value = Math.min(total.value, before * total.value + slides * share)
    }

  /** Makes the file and hands it out. */
  const save = (format: FileFormat) =>
    run(format, async (signal) => {
      const blob = await makers[format](signal)
      stopIf(signal)
      const name = nameOf(format)
      download(blob, name)
      return t('export.deck.saved', { name })
    })

  /** Draws all pages and hands them over. */
  const print = (hand: (pages: PrintPage[]) => Promise<void>) =>
    run('print', async (signal) => {
      const drawn = await pages(signal, tell(1))
      stopIf(signal)
      await hand(drawn)
      return ''
    })

  /** Runs one export to its end, unless it is cancelled before. */
  async function run(format: DeckFormat, work: (signal: AbortSignal) => Promise<string>): Promise<void> {
    if (working.value) return
    const mine = (working.value = new AbortController())
    running.value = format
    done.value = 0
    total.value = deck.slides.length
    message.value = ''
    try {
      message.value = await work(mine.signal)
    } catch (error) {
      message.value =
        mine.signal.aborted || isAbort(error)
          ? t('export.deck.cancelled')
          : t('export.deck.failed', { detail: detailOf(error) })
    } finally {
      if (working.value === mine) working.value = running.value = undefined
    }
  }

  function nameOf(format: FileFormat): string {
    const quarter = deck.deck?.quarter ?? ''
    const title = deck.deck?.title || t('export.meeting', { quarter: words.format.value.quarter(quarter) })
    return fileName([title, ...(library.isSample ? [t('card.sample')] : []), today()], format)
  }

  const cancel = (): void => working.value?.abort()
  onScopeDispose(cancel)

  return { running, done, total, message, save, print, cancel }
}
