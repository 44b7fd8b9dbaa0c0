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

/** Of several with one number, the first. */
const distinct = <Item extends { readonly id: number }>(items: readonly Item[]): Item[] =>
  items.filter(({ id }, index) => items.findIndex((other) => other.id === id) === index)

/**
 * What was kept, as far as it makes sense: one slide that does not costs only itself. Where nothing was, the `agenda` of the first
 * version (a list of views) is the deck of `current`.
 */
export function readMeetings(kept: unknown, agenda?: unknown, current?: Quarter): Meetings {
  if (kept === undefined) return { decks: readAgenda(agenda, current), decisions: [] }
  const { decks, decisions } = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>
  const whole = (Array.isArray(decks) ? (decks as unknown[]) : []).map((deck) =>
    isRecord(deck) ? { ...deck, slides: distinct(listOf(slideSchema, deck['slides'])) } : deck,
  )
  return { decks: distinct(listOf(deckSchema, whole)), decisions: distinct(listOf(decisionSchema, decisions)) }
}

function readAgenda(agenda: unknown, current: Quarter | undefined): Deck[] {
  const views = listOf(viewSchema, agenda)
  if (!views.length || !current) return []
  return [{ id: 1, quarter: current, title: '', slides: views.map((view, index) => slideOf(index + 1, view)) }]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A slide of a view, its title its headline. */
export const slideOf = (id: number, view: ChartView): ChartSlide => ({ id, kind: 'chart', title: '', note: '', view })

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

/** The same chart under the same filters. */
export function isSameView(a: ChartView, b: ChartView): boolean {
  const said = ({ query }: ChartView) => JSON.stringify(Object.entries(query).sort(([x], [y]) => (x < y ? -1 : 1)))
  return a.chart === b.chart && said(a) === said(b)
}

/** The quarter of the meeting that made a decision: that of its deck, or the one discussed where the deck is gone. */
const meetingOf = ({ decks }: Meetings, { deck, quarter }: Decision): Quarter =>
  decks.find(({ id }) => id === deck)?.quarter ?? quarter

/** 上次议定事项: what the last meeting before a deck's quarter decided, whatever became of it, and what is open from before that. */
export function followedUp(meetings: Meetings, { quarter }: Pick<Deck, 'quarter'>): Decision[] {
  const earlier = meetings.decisions.filter((decision) => meetingOf(meetings, decision) < quarter)
  const last = earlier.reduce((newest, decision) => {
    const met = meetingOf(meetings, decision)
    return met > newest ? met : newest
  }, '')
  return earlier.filter((decision) => decision.state === 'open' || meetingOf(meetings, decision) === last)
}

/** Open beyond its day; `today` ISO. */
export const isOverdue = ({ state, due }: Pick<Decision, 'state' | 'due'>, today: string): boolean =>
  state === 'open' && due !== '' && due < today

/** The slides of a deck for another quarter: views of the old quarter are of the new one, what looked back looks back anew. */
export function slidesFor(quarter: Quarter, { slides, quarter: old }: Deck): Slide[] {
  return slides.map((slide) =>
    slide.kind === 'chart' && slide.view.query['quarter'] === old
      ? { ...slide, view: { ...slide.view, query: { ...slide.view.query, quarter } } }
      : slide,
  )
}
