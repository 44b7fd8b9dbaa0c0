import { useEventListener } from '@vueuse/core'
import { computed, nextTick, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useLibrary } from '../stores/library'
import { useReadiness } from '../stores/readiness'

/** A painted frame; a hidden tab paints none, so it does not wait for ever. */
const frame = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => resolve())
    setTimeout(resolve, 120)
  })

/** Whether the page shown is the one asked for, and every visible chart on it has its answer. */
export function useReady() {
  const router = useRouter()
  const library = useLibrary()
  const readiness = useReadiness()
  const moving = ref(true)
  let turn = 0

  /** What arrives from now on is not the latest any more. */
  function leave(): number {
    moving.value = true
    return (turn += 1)
  }
  /** Charts ask once they know that they are visible: a frame after they are on the page. */
  async function arrive(): Promise<void> {
    const mine = leave()
    await router.isReady()
    await nextTick()
    for (let frames = 0; frames < 3; frames += 1) await frame()
    if (mine === turn) moving.value = false
  }

  useEventListener(window, ['popstate', 'hashchange'], () => void arrive())
  router.beforeEach(() => void leave())
  router.afterEach(() => void arrive())
  watch([() => library.state?.version, () => library.busy], () => void arrive(), { flush: 'sync' })

  return computed(() => !moving.value && !library.busy && library.state !== undefined && readiness.settled)
}
