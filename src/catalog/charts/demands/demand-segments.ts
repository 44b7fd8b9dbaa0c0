import { attributes, inOrder, shownAttribute } from '@/catalog/attributes'
import { segmentTests } from '@/catalog/demands/segmentTests'
import { cellKey, FEWEST, hiddenCells } from '@/catalog/demands/sensitive'
import { defineChart } from '@/grammar/chart'
import { heatmap, type HeatCell } from '@/grammar/marks/heatmap'

const columns = {
  attribute: { measure: 'text', values: 'attribute' },
  value: { measure: 'text', values: 'segment' },
  category: { measure: 'text', values: 'category' },
  demand_count: { measure: 'count', unit: '件' },
  index: { measure: 'number' },
  suppressed: { measure: 'flag' },
} as const

/** Demands of one attribute's value in one category; no value where it was not filled in. */
type Input = Readonly<{ attribute: string; value: string | null; category: string; demand_count: number }>

/** Below this count a comparison stands on little. */
const SMALL = 30
/** The colours are full from an index of 250, or of 40. */
const FULL = Math.log(2.5)

/** Which workers ask for what? */
export default defineChart<typeof columns, Input>({
  id: 'demand-segments',
  page: 'demands',
  from: ['demands'],
  uses: ['demands.category', `demands.${attributes.join('|')}`],
  window: 'quarter',
  columns,
  modes: attributes,
  query: `
    SELECT a.attribute, a."value", d.category, count(*) AS demand_count
    FROM demands AS d, LATERAL (
      VALUES ('age_band', CAST(d.age_band AS VARCHAR)), ('position', CAST(d."position" AS VARCHAR)), ('gender', CAST(d.gender AS VARCHAR)),
        ('seniority', CAST(d.seniority AS VARCHAR)), ('education', CAST(d.education AS VARCHAR)), ('party_member', CAST(d.party_member AS VARCHAR)),
        ('employment', CAST(d.employment AS VARCHAR))
    ) AS a(attribute, "value")
    GROUP BY ALL
    ORDER BY a.attribute, a."value", d.category`,

  /** Every value of an attribute × every category, ordered as they are read. */
  derive(inputs) {
    const filled = inputs.filter(hasValue)
    const categories = bySize(filled, ({ category }) => category)
    const cells = attributes.flatMap((attribute) => {
      const own = filled.filter((input) => input.attribute === attribute)
      return inOrder(bySize(own, ({ value }) => value)).flatMap((value) =>
        categories.map((category) => ({
          attribute,
          value,
          category,
          demand_count: sum(own.filter((input) => input.value === value && input.category === category)),
        })),
      )
    })
    const hidden = hiddenCells(cells.map(cellOf))
    return attributes.flatMap((attribute) => {
      const own = cells.filter((cell) => cell.attribute === attribute)
      const whole = sum(own)
      return own.map((cell) => {
        const segment = sum(own.filter(({ value }) => value === cell.value))
        const usual = sum(own.filter(({ category }) => category === cell.category)) / whole
        const suppressed = hidden.has(cellKey(cellOf(cell)))
        return suppressed
          ? { ...cell, demand_count: null, index: null, suppressed }
          : { ...cell, index: usual ? (cell.demand_count / segment / usual) * 100 : null, suppressed }
      })
    })
  },

  option(rows, context) {
    const { format, t, label } = context
    const attribute = shownAttribute(rows, context.mode)
    const own = rows.filter((row) => row.attribute === attribute)
    const values = [...new Set(own.map((row) => row.value ?? ''))]
    const categories = [...new Set(own.map((row) => row.category ?? ''))]
    const sure = new Set(segmentTests(rows).flatMap(({ row, significant }) => (significant ? [row] : [])))
    return heatmap(
      {
        rows: values.map((value) => {
          const count = own.reduce((total, row) => total + (row.value === value ? (row.demand_count ?? 0) : 0), 0)
          const name = label(attribute, value)
          return {
            name: context.width === 'narrow' ? name : t('charts.demand-segments.size', { value: name, count }),
          }
        }),
        columns: categories.map((category) => ({ name: label('category', category) })),
        rowName: label('attribute', attribute),
        columnName: t('columns.category'),
        cells: own.flatMap((row): HeatCell[] => {
          const place = { row: values.indexOf(row.value ?? ''), column: categories.indexOf(row.category ?? '') }
          const at = rows.indexOf(row)
          if (row.suppressed)
            return [{ ...place, datum: { value: null, row: at, text: t('card.tooFew') }, state: 'hidden' }]
          if (row.index === null) return []
          return [
            {
              ...place,
              datum: {
                value: row.index ? Math.log(row.index / 100) : -FULL,
                row: at,
                text: format.value(row.index, 'count'),
              },
              ...(!sure.has(row) && { state: 'faint' as const }),
            },
          ]
        }),
        scale: { kind: 'diverging', low: -FULL, high: FULL },
        words: {
          low: t('charts.demand-segments.below'),
          high: t('charts.demand-segments.above'),
          hidden: t('charts.demand-segments.hidden'),
          missing: t('charts.demand-segments.missing'),
          rest: (count) => t('charts.demand-segments.rest', { count }),
        },
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, label, scope } = context
    const quarter = format.quarter(scope.quarter)
    if (!rows.length) return t('charts.demand-segments.headlineNone', { quarter })
    const attribute = shownAttribute(rows, context.mode)
    const words = { attribute: label('attribute', attribute), quarter }
    const tests = segmentTests(rows)
    const own = tests.filter(({ row }) => row.attribute === attribute)
    if (!rows.some((row) => row.attribute === attribute)) return t('charts.demand-segments.headlineUnknown', words)
    const found = own.filter(({ significant }) => significant).sort((a, b) => a.p - b.p)
    const [surest] = found
    const counts = { tests: own.length, found: found.length }
    if (!surest) return t('charts.demand-segments.headlineAlike', { ...words, ...counts })
    const { row } = surest
    return t(`charts.demand-segments.${(row.index ?? 0) > 100 ? 'higher' : 'lower'}`, {
      ...words,
      ...counts,
      value: label(attribute, row.value ?? ''),
      category: label('category', row.category ?? ''),
      count: format.value(row.demand_count, 'count'),
      index: format.value(row.index, 'count'),
      small: (row.demand_count ?? 0) < SMALL ? t('charts.demand-segments.small') : '',
    })
  },

  notes(inputs, context) {
    const { t, format, label } = context
    const filled = inputs.filter(hasValue)
    const attribute = shownAttribute(filled, context.mode)
    const blank = sum(inputs.filter((input) => input.attribute === attribute && input.value === null))
    const hidden = hiddenCells(filled.map(cellOf))
    return [
      t('charts.demand-segments.reading'),
      ...(blank
        ? [
            t('charts.demand-segments.blank', {
              count: format.value(blank, 'count'),
              attribute: label('attribute', attribute),
            }),
          ]
        : []),
      ...(hidden.size ? [t('charts.demand-segments.suppressed', { count: hidden.size, minimum: FEWEST })] : []),
    ]
  },

  size: (rows) => ({
    n: Math.max(
      0,
      ...attributes.map((attribute) =>
        rows.reduce((total, row) => total + (row.attribute === attribute ? (row.demand_count ?? 0) : 0), 0),
      ),
    ),
    unit: '件',
  }),
  keeps: [...attributes, 'category'],
  drill: (row) =>
    row.attribute && row.value && row.category && !row.suppressed
      ? { values: { [row.attribute]: [row.value], category: [row.category] }, next: 'demand-list' }
      : undefined,
})

type Filled = Input & { value: string }
const hasValue = (input: Input): input is Filled => input.value !== null
const sum = (those: readonly { demand_count: number }[]): number =>
  those.reduce((total, one) => total + one.demand_count, 0)
const cellOf = ({ attribute, value, category, demand_count }: Filled) => ({
  table: attribute,
  row: value,
  category,
  n: demand_count,
})

/** Names by how many demands they have, most first. */
function bySize<Item extends { demand_count: number }>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): string[] {
  const sizes = new Map<string, number>()
  for (const item of items) sizes.set(nameOf(item), (sizes.get(nameOf(item)) ?? 0) + item.demand_count)
  return [...sizes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name)
}
