import { quantity, type Quantity } from '@/grammar/measure'
import { assessmentMetrics } from './assessment'
import { demandMetrics } from './demands'
import { outcomeMetrics } from './outcomes'
import { proposalMetrics } from './proposals'
import { sentimentMetrics } from './sentiment'
import { serviceMetrics } from './services'
import { trainingMetrics } from './training'

/** 口径: every number of the product. Name, definition, numerator and denominator are words: `metrics.<id>`. */
export const metrics = {
  ...demandMetrics,
  ...sentimentMetrics,
  ...trainingMetrics,
  ...assessmentMetrics,
  ...proposalMetrics,
  ...serviceMetrics,
  ...outcomeMetrics,
}

export type MetricId = keyof typeof metrics

/** Metrics with a unit of their own; the others take that of their row. */
type Measured = { [Id in MetricId]: 'own' extends (typeof metrics)[Id]['unit'] ? never : Id }[MetricId]
type UnitOf<Id extends Measured> = Exclude<(typeof metrics)[Id]['unit'], 'own'>

/** A value with the unit of its metric: `add(measured('attendances', 3), measured('trained_people', 4))` does not compile. */
export function measured<Id extends Measured>(id: Id, value: number): Quantity<UnitOf<Id>> {
  return quantity(value, metrics[id].unit as UnitOf<Id>)
}

/** The ten cards of the overview, in the order of reading. */
export const kpis = [
  'demand_count',
  'on_time_rate',
  'satisfied_rate',
  'backlog',
  'favourable',
  'participation',
  'coverage',
  'certified_rate',
  'party_score',
  'business_score',
] as const satisfies readonly MetricId[]

export type KpiId = (typeof kpis)[number]
