import type { DataColumn } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import { defineQualityCheck, rowQuality, type RowQuality } from '@/grammar/quality'

/** Days that lie ahead by their nature: a time limit, an expiry. */
const AHEAD = ['due_on', 'expires_on']
const EARLIEST = 1990
const IMPORT_QUARTER = `year(import_day()) || 'Q' || date_part('quarter', import_day())`

/** Faults of single rows: what each dataset declares for itself, and what is wrong in any dataset. */
export function rowChecks(datasets: readonly DatasetSpec[]): RowQuality[] {
  return [...datasets.flatMap((dataset) => [...rowQuality(dataset), ...dayChecks(dataset)]), ...own]
}

const own: readonly RowQuality[] = [
  defineQualityCheck({
    id: 'closed-before-accepted',
    severity: 'error',
    dataset: 'demands',
    finds: 'closed_on < accepted_on',
    column: 'closed_on',
    against: 'accepted_on',
  }),
  defineQualityCheck({
    id: 'operators-missing',
    severity: 'warning',
    dataset: 'headcount',
    finds: 'certified IS NOT NULL AND operators IS NULL',
    column: 'operators',
    against: 'certified',
  }),
  defineQualityCheck({
    id: 'event-without-unit',
    severity: 'note',
    dataset: 'events',
    finds: `org = ''`,
    column: 'org',
    against: 'date',
  }),
]

/** Days and quarters that cannot be. A quarter read from a wrong date is reported once, as the date. */
function dayChecks({ id, columns, quarterFrom }: DatasetSpec): RowQuality[] {
  const dates = Object.entries(columns).filter(([, column]: [string, DataColumn]) => column.type === 'date')
  const ownQuarter = quarterFrom ? ` AND ${quarterFrom} IS NULL` : ''
  return [
    ...dates
      .filter(([name]) => !AHEAD.includes(name))
      .map(([name]) => check('date-in-future', 'error', id, `${name} > import_day()`, name)),
    ...dates.map(([name]) => check('date-too-early', 'error', id, `year(${name}) < ${EARLIEST}`, name)),
    ...(columns['quarter'] || quarterFrom
      ? [
          check(
            'quarter-in-future',
            'error',
            id,
            `CAST(quarter AS VARCHAR) > ${IMPORT_QUARTER}${ownQuarter}`,
            'quarter',
          ),
          check('quarter-too-early', 'error', id, `CAST(quarter AS VARCHAR) < '${EARLIEST}'${ownQuarter}`, 'quarter'),
        ]
      : []),
    ...(columns['quarter'] && quarterFrom
      ? [
          {
            ...check(
              'quarter-not-of-date',
              'warning',
              id,
              `CAST(quarter AS VARCHAR) <> year(${quarterFrom}) || 'Q' || date_part('quarter', ${quarterFrom})`,
              'quarter',
            ),
            against: quarterFrom,
          },
        ]
      : []),
  ]
}

function check(
  id: string,
  severity: RowQuality['severity'],
  dataset: string,
  finds: string,
  column: string,
): RowQuality {
  return { id, severity, dataset, finds, column }
}
