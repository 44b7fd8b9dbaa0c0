import type { NativeChart } from './native'

/** A slide show in words: what each slide says and draws. Nothing of it depends on where it came from. */
export interface Show {
  title: string
  author: string
  colors: { paper: string; ink: string; muted: string; accent: string; line: string; wash: string }
  slides: readonly ShowSlide[]
}

export interface ShowSlide {
  /** Above the headline: of what the slide is. */
  topic: string
  /** The title of the slide: what it finds. */
  headline: string
  badge: string
  /** Side by side. */
  panes: readonly ShowPane[]
  table?: ShowTable
  /** One paragraph each. */
  footer: readonly string[]
  /** For the speaker. */
  notes: string
  /** A heading between parts. */
  section: boolean
}

/** What a slide shows of one view: charts that can be edited, or a picture of them; `absence`: why there is neither. */
export interface ShowPane {
  caption: string
  charts: readonly NativeChart[]
  /** Painted for a place of so many inches. */
  picture?: (place: { width: number; height: number }) => Promise<Uint8Array<ArrayBuffer>>
  absence: string
  /** What is drawn, for those who do not see it. */
  alternative: string
}

export interface ShowTable {
  columns: readonly { title: string; share: number }[]
  rows: readonly (readonly string[])[]
  /** Below the rows: what is not listed, or that there is nothing. */
  rest: string
}
