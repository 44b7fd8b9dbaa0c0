import { pngOf } from '@/engine/export/png'
import { presets } from '@/engine/export/presets'
import { chineseNumber, type Report, type ReportBlock } from '@/engine/export/document/report'
import { locale, t } from '../i18n'
import { useDeck } from '../stores/deck'
import { useLibrary } from '../stores/library'
import { headlineOf, titleKey } from './titles'
import { useDecisionTables } from './useDecisionTables'
import { today, usePictures } from './usePictures'
import { useSlideWalk, type SeenSlide } from './useSlideWalk'
import { useWords } from './useWords'

/** A picture lower than this share of its width fits on a page with what is said of it. */
const LOW = 1

/** The deck as a report: headings from its parts, findings as text, a picture each, what was decided, sources. */
export function useDeckReport() {
  const deck = useDeck()
  const library = useLibrary()
  const words = useWords()
  const tables = useDecisionTables()
  const { drawn } = usePictures()
  const { walk, decisions } = useSlideWalk()

  const numbered = (level: 1 | 2, number: number): string => {
    if (locale() !== 'zh-CN') return level === 1 ? `${number}. ` : `(${number}) `
    return level === 1 ? `${chineseNumber(number)}、` : `（${chineseNumber(number)}）`
  }

  /** Asks for every slide and paints its picture. Rejects with AbortError. */
  async function report(signal: AbortSignal, done: (slides: number) => void): Promise<Report> {
    const blocks: ReportBlock[] = []
    const parts = deck.slides.some(({ kind }) => kind === 'section')
    const numbers = { first: 0, second: 0, figure: 0 }
    const heading = (level: 1 | 2, text: string) => {
      if (level === 1) numbers.second = 0
      const number = level === 1 ? (numbers.first += 1) : (numbers.second += 1)
      blocks.push({ kind: 'heading', level, text: numbered(level, number) + text })
    }
    await walk(
      signal,
      async (seen) => {
        if (seen.kind === 'section') heading(1, seen.slide.title)
        else if (seen.kind === 'followUp') {
          heading(1, seen.slide.title || t('export.followUp'))
          if (seen.followUps.length) blocks.push({ kind: 'table', ...tables.followed(seen.followUps) })
          else blocks.push({ kind: 'text', text: t('export.none') })
        } else {
          heading(parts && numbers.first ? 2 : 1, t(titleKey(seen.what.chart)))
          blocks.push(...(await chartBlocks(seen, (numbers.figure += 1))))
        }
      },
      done,
    )
    const own = decisions()
    if (own.length) {
      heading(1, t('export.decisions'))
      blocks.push({ kind: 'table', ...tables.decided(own) })
    }
    const quarter = deck.deck ? words.format.value.quarter(deck.deck.quarter) : ''
    return {
      title: deck.deck?.title || t('export.report', { quarter }),
      under: [`（${words.format.value.date(today())}）`],
      author: t('app.name'),
      blocks: library.isSample ? [{ kind: 'note', text: t('export.sampleNote') }, ...blocks] : blocks,
    }
  }

  async function chartBlocks(
    { slide, what, decisions: decided }: Extract<SeenSlide, { kind: 'chart' }>,
    figure: number,
  ): Promise<ReportBlock[]> {
    const shown = what.panes.filter((pane) => pane !== undefined)
    const findings = shown.map((pane) => headlineOf(what.chart, pane))
    const size = presets.document
    const picture = drawn(what, size, { transparent: true, said: true })
    const png = new Uint8Array(await (await pngOf(picture, 1, size.dpi)).arrayBuffer())
    const title = t(titleKey(what.chart))
    const together = picture.height < LOW * picture.width ? { before: 'picture' as const } : {}
    return [
      ...[slide.title, ...findings]
        .filter(Boolean)
        .map((text) => ({ kind: 'text' as const, text: sentence(text), ...together })),
      {
        kind: 'picture',
        png,
        width: picture.width,
        height: picture.height,
        caption: t('export.figure', { number: figure, title }),
        alternative: findings.join(' '),
      },
      ...(slide.note ? [{ kind: 'text' as const, text: sentence(slide.note) }] : []),
      ...(decided.length ? [{ kind: 'table' as const, ...tables.decided(decided) }] : []),
    ]
  }

  const sentence = (text: string): string => {
    if (/[。！？.!?]$/.test(text)) return text
    return text + (locale() === 'zh-CN' ? '。' : '.')
  }

  return { report }
}
