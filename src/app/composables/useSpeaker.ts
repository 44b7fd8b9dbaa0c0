import { onScopeDispose, ref, watch } from 'vue'
import { openWire } from '@/engine/wire'
import { wireName, type FromSpeaker, type OnStage } from './speaking'

/** The speaker's window, opened from the one on the projector: told of every change, its keys are as if pressed here. */
export function useSpeaker(stage: () => OnStage | undefined, press: (key: string) => void) {
  const presentation = Math.random().toString(36).slice(2, 10)
  /** Whether a speaker's window has ever asked. */
  const heard = ref(false)
  const wire = openWire<OnStage | FromSpeaker>(wireName(presentation), (said) => {
    if (said.kind === 'hello') {
      heard.value = true
      tell()
    }
    if (said.kind === 'key') press(said.key)
  })
  let child: Window | null = null

  function tell(): void {
    const now = stage()
    if (now) wire.send(now)
  }
  watch(stage, tell, { deep: true })
  onScopeDispose(() => {
    wire.close()
    child?.close()
  })

  /** Opens it, or brings it to the front; false where the browser refuses. */
  function open(): boolean {
    if (child && !child.closed) child.focus()
    else
      child = window.open(`#/present?speaker=${presentation}`, `speaker-${presentation}`, 'popup,width=960,height=640')
    return child !== null
  }
  return { open, heard }
}
