import type { Locale } from '@/grammar/words'

/** What the window on the projector tells the speaker's. */
export interface OnStage {
  kind: 'stage'
  locale: Locale
  deck: string
  index: number
  count: number
  title: string
  shown: string
  headline: string
  note: string
  /** `picture`: SVG, or '' for what is no chart. */
  next: { title: string; shown: string; headline: string; picture: string } | null
  /** When the meeting began, in milliseconds of the clock. */
  began: number
  blank: boolean
}

/** What the speaker's window asks of it: to be told, or what a key does. */
export type FromSpeaker = { kind: 'hello' } | { kind: 'key'; key: string }

/** The wire between the two windows of one presentation. */
export const wireName = (presentation: string): string => `xinsheng-present-${presentation}`
