import { defineStore } from 'pinia'
import { computed, reactive } from 'vue'

/** Which visible charts are still loading: the page is ready when none is. */
export const useReadiness = defineStore('readiness', () => {
  const waiting = reactive(new Set<string>())
  return {
    settled: computed(() => waiting.size === 0),
    wait: (id: string) => void waiting.add(id),
    done: (id: string) => void waiting.delete(id),
  }
})
