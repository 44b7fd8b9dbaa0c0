import * as v from 'valibot'
import { union } from 'valibot'
import { isQuarter, type Quarter } from './quarter'

const quarter = v.custom<Quarter>((value) => typeof value === 'string' && isQuarter(value))
const texts = v.pipe(v.array(v.string()), v.readonly())

/** A view of a chart, to be seen again as it was: its page and the parameters of its address. */
const viewSchema = v.object({
  chart: v.string(),
  page: v.string(),
  query: v.pipe(v.record(v.string(), union([v.string(), texts])), v.readonly()),
})

/** `title`: in the place of the headline. `note`: for the speaker. */
const words = { id: v.number(), title: v.string(), note: v.string() }

const slideSchema = v.variant('kind', [
  v.object({ ...words, kind: v.literal('chart'), view: viewSchema }),
  /** A heading between parts of the meeting. */
  v.object({ ...words, kind: v.literal('section') }),
  /** 上次议定事项: what earlier meetings decided, with the metric then and now. */
  v.object({ ...words, kind: v.literal('followUp') }),
])

const deckSchema = v.object({
  id: v.number(),
  quarter,
  /** '': named by its quarter. */
  title: v.string(),
  slides: v.pipe(v.array(slideSchema), v.readonly()),
})

/** What a decision is measured by: a metric under filters. `value` in the metric's own numbers (a share is 0…1). */
const figureSchema = v.object({
  metric: v.string(),
  org: v.string(),
  values: v.pipe(v.record(v.string(), texts), v.readonly()),
  value: v.nullable(v.number()),
  n: v.nullable(v.number()),
})

const decisionSchema = v.object({
  id: v.number(),
  deck: v.number(),
  /** The chart it was made on, with its filters; none on a section. */
  view: v.nullable(viewSchema),
  /** The quarter that was discussed. */
  quarter,
  figure: v.nullable(figureSchema),
  text: v.string(),
  owner: v.string(),
  /** ISO date, or ''. */
  due: v.string(),
  /** ISO date on which it was made. */
  made: v.string(),
  state: v.picklist(['open', 'done', 'dropped']),
})

export type ChartView = v.InferOutput<typeof viewSchema>
export type Slide = v.InferOutput<typeof slideSchema>
export type ChartSlide = Extract<Slide, { kind: 'chart' }>
export type Deck = Readonly<v.InferOutput<typeof deckSchema>>
export type Figure = v.InferOutput<typeof figureSchema>
export type Decision = Readonly<v.InferOutput<typeof decisionSchema>>

/** An earlier decision, and what it is measured by in the quarter of the deck that asks; null where that cannot be told. */
export interface FollowUp {
  readonly decision: Decision
  readonly now: Figure | null
}

/** All meetings: their decks, and what was decided. */
export interface Meetings {
  readonly decks: readonly Deck[]
  readonly decisions: readonly Decision[]
}

const listOf = <Item>(schema: v.GenericSchema<unknown, Item>, kept: unknown): Item[] =>
  (Array.isArray(kept) ? (kept as unknown[]) : []).flatMap((item) => {
    const { success, output } = v.safeParse(schema, item)
    return success ? [output] : []
  })

/** What was kept, as far as it makes sense: one slide that does not costs only itself. */
export function readMeetings(kept: unknown): Meetings {
  const { decks, decisions } = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>
  const whole = (Array.isArray(decks) ? (decks as { slides?: unknown }[]) : []).map((deck) => ({
    ...deck,
    slides: listOf(slideSchema, deck?.slides),
  }))
  return { decks: listOf(deckSchema, whole), decisions: listOf(decisionSchema, decisions) }
}

/** A number that nothing among them has. */
export const nextId = (some: readonly { readonly id: number }[]): number =>
  some.reduce((most, { id }) => Math.max(most, id), 0) + 1

/** Slides in another order: the one at `from` stands at `to`; places past the ends are the ends. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item)
  return next
}
