import type { Chart } from '@/grammar/chart'
import type { DatasetSpec } from '@/grammar/dataset'
import { orgLevels, qualifiers } from './datasets/shared'

interface Module<Value> {
  default: Value
}

const datasetModules = import.meta.glob<Module<DatasetSpec>>(['./datasets/*.ts', '!./datasets/shared.ts'], {
  eager: true,
})
const chartModules = import.meta.glob<Module<Chart>>('./charts/*/*.ts', { eager: true })
const samples = import.meta.glob<string>('../../data/*/*.csv', { query: '?url', import: 'default', eager: true })

/** In the order in which people think of them, which is also the order that organisation nodes appear in. */
const ORDER = [
  'headcount',
  'demands',
  'sentiment',
  'training',
  'assessment',
  'outcomes',
  'proposals',
  'events',
  'services',
  'certificates',
]

export const datasets: readonly DatasetSpec[] = Object.values(datasetModules)
  .map((module) => module.default)
  .sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id))

export const charts: readonly Chart[] = Object.values(chartModules).map((module) => module.default)

export const sampleFiles = (company: string): { name: string; url: string }[] =>
  Object.entries(samples)
    .filter(([path]) => path.includes(`/${company}/`))
    .map(([path, url]) => ({ name: path.slice(path.lastIndexOf('/') + 1), url }))

export { orgLevels }

/** What recognition of headers knows beside the datasets. */
export const vocabulary = { levels: orgLevels, qualifiers }

export { branchSuffixes } from './datasets/shared'
export { surveyKit } from './survey'
export { filters } from './filters'
export { model } from './model'
