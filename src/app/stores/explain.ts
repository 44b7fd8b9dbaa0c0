import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { MetricId } from '@/catalog/metrics'

/** Which metric's change since last quarter is being told apart. */
export const useExplain = defineStore('explain', () => {
  const metric = shallowRef<MetricId>()
  return { metric, open: (id: MetricId) => (metric.value = id), close: () => (metric.value = undefined) }
})
