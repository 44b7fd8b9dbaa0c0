import { csvOf } from '@/engine/export/csv'
import { fileName, uniqueNames } from '@/engine/export/download'
import { pngOf } from '@/engine/export/png'
import type { ZippedFile } from '@/engine/export/zip'
import { t } from '../i18n'
import { headlineOf, titleKey } from './titles'
import { usePictureChoice } from './usePictureChoice'
import { usePictures } from './usePictures'
import { useSlideWalk, type SeenSlide } from './useSlideWalk'

/** The deck as pictures, made as was chosen last, with a table of contents. */
export function useDeckPictures() {
  const { drawn, footerOf, nameOf } = usePictures()
  const { choice, size, scale } = usePictureChoice()
  const { walk } = useSlideWalk()

  /** Draws every slide. Rejects with AbortError. */
  async function pictures(signal: AbortSignal, done: (slides: number) => void): Promise<ZippedFile[]> {
    const files: ZippedFile[] = []
    const index: Record<string, string | number>[] = []
    await walk(
      signal,
      async (seen, place) => {
        const line = { number: place + 1, file: '', kind: t(`export.kinds.${seen.kind}`), note: seen.slide.note }
        if (seen.kind !== 'chart') {
          const title = seen.slide.title || (seen.kind === 'followUp' ? t('export.followUp') : '')
          index.push({ ...line, title, headline: '', filters: '' })
          return
        }
        const { what, slide } = seen
        const bytes = await picture(what, slide.title)
        const taken = files.map(({ name }) => name)
        const wanted = fileName([String(place + 1).padStart(2, '0'), nameOf(what, 'png').slice(0, -4)], 'png')
        const name = uniqueNames([...taken, wanted]).at(-1) ?? wanted
        files.push({ name, bytes })
        const [first] = what.panes
        index.push({
          ...line,
          file: name,
          title: t(titleKey(what.chart)),
          headline: slide.title || headlineOf(what.chart, first),
          filters: footerOf(what, first)[0] ?? '',
        })
      },
      done,
    )
    return [...files, contents(index)]
  }

  async function picture(what: Extract<SeenSlide, { kind: 'chart' }>['what'], title: string): Promise<Uint8Array> {
    const options = { transparent: choice.value.transparent, ...(title && { title }) }
    const blob = await pngOf(drawn(what, size.value, options), scale.value, size.value.dpi)
    return new Uint8Array(await blob.arrayBuffer())
  }

  return { pictures }
}

const COLUMNS = ['number', 'file', 'kind', 'title', 'headline', 'filters', 'note'] as const

/** 目录.csv: a line for each slide, those without a picture too. */
function contents(index: readonly Readonly<Record<string, string | number>>[]): ZippedFile {
  const titles = COLUMNS.map((column) => t(`export.index.${column}`))
  const rows = index.map((line) =>
    Object.fromEntries(COLUMNS.map((column, place) => [titles[place] ?? column, line[column] ?? ''])),
  )
  const name = fileName([t('export.agenda')], 'csv')
  return { name, bytes: new TextEncoder().encode(csvOf(titles, rows)) }
}
