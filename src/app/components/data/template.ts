import { orgLevels } from '@/catalog'
import type { DataColumn } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import { csvOf } from '@/engine/export/csv'
import type { Sheet, SheetCell } from '@/engine/export/xlsx'
import { ORG } from '@/engine/import/recognise'
import { targetName } from '../../composables/useImportWords'
import { t } from '../../i18n'

/** The places of the example row, by the levels that most companies have. */
const PLACES = { group: '华岳矿业', unit: '三号井', team: '综采二队' } as const

/** One column of a template: a column of the dataset, or (`column` undefined) a level of the organisation. */
interface TemplateColumn {
  target: string
  header: string
  example: string
  column: DataColumn | undefined
}

/** The columns of a template; the organisation stands after the quarter. */
function columnsOf(dataset: DatasetSpec): TemplateColumn[] {
  const own = Object.entries(dataset.columns).map(([target, column]) => ({
    target,
    header: column.headers[0] ?? target,
    example: column.example,
    column,
  }))
  const places = orgLevels.flatMap(({ id, headers }) =>
    id in PLACES
      ? [{ target: ORG + id, header: headers[0], example: PLACES[id as keyof typeof PLACES], column: undefined }]
      : [],
  )
  const first = own.filter(({ target }) => target === 'quarter')
  return [...first, ...places, ...own.filter(({ target }) => target !== 'quarter')]
}

/** A CSV with the first header of every column and one example row. */
export function templateOf(dataset: DatasetSpec): string {
  const columns = columnsOf(dataset)
  return csvOf(
    columns.map(({ header }) => header),
    [Object.fromEntries(columns.map(({ header, example }) => [header, example]))],
  )
}

/** The same as a workbook, what is required marked, with a second sheet that explains each column. */
export function templateSheets(dataset: DatasetSpec): Sheet[] {
  const columns = columnsOf(dataset)
  const required = columns.map((column) => requiredWords(column, dataset))
  const header = columns.map((column, at): SheetCell =>
    required[at] ? { text: column.header, marked: true } : column.header,
  )
  const guide = (['column', 'meaning', 'required', 'type', 'how', 'example'] as const).map((key) =>
    t(`app.data.template.${key}`),
  )
  return [
    { name: t('app.data.template.sheet'), rows: [header, columns.map(exampleCell)] },
    {
      name: t('app.data.template.guide'),
      rows: [
        guide,
        ...columns.map((column, at) => [
          header[at] ?? '',
          targetName(column.target, dataset.id),
          required[at] ?? '',
          t(`app.data.types.${column.column?.type ?? 'text'}`),
          column.column ? howTo(column.column) : t('app.data.template.org'),
          column.example,
        ]),
      ],
    },
  ]
}

function exampleCell({ example, column }: TemplateColumn): SheetCell {
  const counts = column?.type === 'integer' || column?.type === 'number'
  return counts && example !== '' && Number.isFinite(Number(example)) ? Number(example) : example
}

/** Whether a column must be filled, in words; nothing where it may be missing. */
function requiredWords({ target, column }: TemplateColumn, dataset: DatasetSpec): string {
  if (!column) return dataset.orgOptional ? '' : t('app.data.template.anyLevel')
  if (column.required) return t('app.data.template.always')
  if (dataset.signature.includes(target)) return t('app.data.template.header')
  const { quarterFrom } = dataset
  if (!quarterFrom || (target !== 'quarter' && target !== quarterFrom)) return ''
  const other = target === 'quarter' ? quarterFrom : 'quarter'
  return other in dataset.columns
    ? t('app.data.template.either', { column: targetName(other, dataset.id) })
    : t('app.data.template.always')
}

function rangeOf({ min, max }: DataColumn): string {
  if (min === undefined) return t('importing.range.most', { max: max ?? '' })
  return max === undefined ? t('importing.range.least', { min }) : t('importing.range.between', { min, max })
}

/** What to write in a column. */
function howTo(column: DataColumn): string {
  const list = (words: readonly string[]) => words.join(t('importing.left.separator'))
  switch (column.type) {
    case 'choice':
      return t('app.data.template.choice', {
        choices: list(Object.entries(column.choices ?? {}).map(([value, [word]]) => word ?? value)),
      })
    case 'band':
      return t('app.data.template.band', { bands: list(column.bands?.labels ?? []) })
    case 'integer':
    case 'number': {
      const what = t(`app.data.template.${column.type}`)
      const limited = column.min !== undefined || column.max !== undefined
      return limited ? t('app.data.template.range', { what, range: rangeOf(column) }) : what
    }
    case 'boolean':
    case 'date':
    case 'quarter':
    case 'text':
    case 'dictionary':
      return t(`app.data.template.${column.type}`)
  }
}
