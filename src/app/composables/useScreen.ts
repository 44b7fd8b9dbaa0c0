import { useEventListener } from '@vueuse/core'
import { onScopeDispose } from 'vue'

/** A browser that lets go of the full screen for a reason of ours does it within this time, in milliseconds. */
const OURS = 1000

/** Full screen where the browser grants it, the window where not. `left`: the user ended it with the browser's own key. */
export function useScreen(left: () => void) {
  let ours = 0
  const mark = () => (ours = Date.now())
  useEventListener(document, 'fullscreenchange', () => {
    if (!document.fullscreenElement && Date.now() - ours > OURS) left()
  })
  const enter = () => document.documentElement.requestFullscreen?.().catch(() => undefined)
  const exit = () => {
    mark()
    return document.fullscreenElement ? document.exitFullscreen().catch(() => undefined) : undefined
  }
  onScopeDispose(() => void exit())
  return {
    /** What follows may make the browser leave the full screen (another window opens). */
    expect: mark,
    toggle: () => void (document.fullscreenElement ? exit() : enter()),
  }
}
