import { ref, shallowRef, watch, type Ref } from 'vue'
import { datasets, filters } from '@/catalog'
import { identifier, literal } from '@/engine/database/quote'
import { useLibrary } from '../stores/library'

export interface FilterValues {
  column: string
  values: readonly string[]
}

/** The values that the loaded data have for each filter, read when they are `wanted`. */
export function useFilterValues(wanted: Ref<boolean>) {
  const library = useLibrary()
  const choices = shallowRef<readonly FilterValues[]>([])
  const reading = ref(false)
  let version = -1

  async function read(): Promise<void> {
    const now = library.state?.version ?? -1
    if (now === version) return
    version = now
    reading.value = true
    try {
      const found = await library.rows<{ name: string; value: string }>(valuesSql())
      if (now !== version) return
      choices.value = filters
        .map(({ column }) => ({
          column,
          values: inOrder(
            column,
            found.flatMap(({ name, value }) => (name === column ? [value] : [])),
          ),
        }))
        .filter(({ values }) => values.length)
    } catch {
      version = -1
      choices.value = []
    }
    reading.value = false
  }
  watch([wanted, () => library.state?.version], () => void (wanted.value && read()), { immediate: true })
  return { choices, reading }
}

function valuesSql(): string {
  const selects = filters.flatMap(({ column }) =>
    datasets
      .filter((dataset) => dataset.filters.includes(column))
      .map(
        ({ id }) =>
          `SELECT DISTINCT ${literal(column)} AS name, CAST(${identifier(column)} AS VARCHAR) AS value FROM model.${identifier(id)} WHERE ${identifier(column)} IS NOT NULL`,
      ),
  )
  return `SELECT DISTINCT name, value FROM (${selects.join(' UNION ALL ')}) ORDER BY 1, 2`
}

/** As the catalog lists them (bands, choices); others by the Chinese alphabet. */
function inOrder(column: string, values: readonly string[]): string[] {
  const spec = datasets.find((dataset) => column in dataset.columns)?.columns[column]
  const known = spec?.bands?.labels ?? Object.keys(spec?.choices ?? {})
  const place = (value: string) => (known.includes(value) ? known.indexOf(value) : known.length)
  return [...values].sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'zh-CN'))
}
