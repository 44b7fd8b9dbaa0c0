import { FONT, light } from '@/grammar/theme'
import { draw } from '@/grammar/draw'
import { drawingWidth, pictureSvg, type DrawnPicture, type PicturePane } from '@/engine/export/picture'
import type { PictureSize } from '@/engine/export/presets'
import { fileName } from '@/engine/export/download'
import { t } from '../i18n'
import { useLibrary } from '../stores/library'
import { absenceWords } from './absenceWords'
import { drawBoth, type Exportable, type LabelledDrawing } from './drawPanes'
import { inPicture } from './useContexts'
import { headlineOf, titleKey, titleOf } from './titles'
import { useWords } from './useWords'

/** Pictures of charts: what they show, how they are laid out, and what their files are called. */
export function usePictures() {
  const library = useLibrary()
  const words = useWords()

  /** The options of all panes for a drawing of `width` CSS pixels each; none for one that is absent. */
  function optionsOf({ chart, panes: [first, second] }: Exportable, width: number) {
    const at = (pane: LabelledDrawing) => ({ ...pane, context: inPicture(pane.context, width) })
    if (second && !first.answer.absence && !second.answer.absence)
      return drawBoth(chart, [at(first), at(second)], { width, height: width * 0.62 })
    return [first, ...(second ? [second] : [])].map((pane) =>
      pane.answer.absence ? undefined : draw(chart, pane.answer.rows, at(pane).context),
    )
  }

  /** What stands under a chart wherever it goes: filters, n, sources, as-of date, notes. */
  function footerOf({ chart }: Exportable, { answer, context }: LabelledDrawing): string[] {
    if (answer.absence)
      return [
        [words.period(context.scope, chart.window), words.place(context.scope), ...words.narrowing(context.scope)].join(
          ' · ',
        ),
      ]
    return [
      ...words.footer(chart, context.scope, chart.size(answer.rows), answer.provenance),
      ...words.notes(chart, answer, context),
    ]
  }

  /** `title`: in the place of the headline. `said`: the headline stands elsewhere. */
  function drawn(
    what: Exportable,
    size: PictureSize,
    { transparent = false, title = '', said = false } = {},
  ): DrawnPicture {
    const width = drawingWidth(size, what.panes.filter(Boolean).length)
    const options = optionsOf(what, width)
    const pane = (one: LabelledDrawing, index: number): PicturePane => ({
      title: titleOf(what.chart, one.label),
      headline: said ? '' : (!index && title) || headlineOf(what.chart, one),
      option: options[index],
      absence: absenceWords(one.answer.absence),
      footer: footerOf(what, one),
    })
    const [first, second] = what.panes
    return pictureSvg({
      size,
      transparent,
      panes: second ? [pane(first, 0), pane(second, 1)] : [pane(first, 0)],
      ...(library.isSample && { badge: t('card.sample') }),
      colors: light,
      font: FONT.replaceAll('"', "'"),
    })
  }

  /** Chart, quarter, scope and day; `part` names one of several files. */
  function nameOf({ chart, panes: [first, second] }: Exportable, extension: string, part = ''): string {
    const sample = library.isSample ? [t('card.sample')] : []
    const { quarter } = first.context.scope
    const pair = second && t('card.pair', { first: first.label, second: second.label })
    const scope = part || (pair ?? words.place(first.context.scope))
    return fileName([t(titleKey(chart)), quarter, scope, ...sample, today()], extension)
  }

  return { drawn, optionsOf, footerOf, nameOf }
}

/** The local day, ISO. */
export function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
