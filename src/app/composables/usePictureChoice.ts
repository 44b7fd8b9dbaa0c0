import { createSharedComposable, useStorage } from '@vueuse/core'
import { computed } from 'vue'
import { possibleScale, readChoice, sizeOf, type PictureChoice } from '@/engine/export/presets'

/** How pictures are made; what was chosen last is kept for the next one. */
export const usePictureChoice = createSharedComposable(() => {
  const kept = useStorage<unknown>('xinsheng.picture', {}, undefined, {
    serializer: { read: (text) => parsed(text), write: (value) => JSON.stringify(value) },
  })
  const choice = computed<PictureChoice>({
    get: () => readChoice(kept.value),
    set: (next) => (kept.value = next),
  })
  const size = computed(() => sizeOf(choice.value))
  return {
    choice,
    size,
    /** Multiplies the pixels, as far as the browser can paint so many. */
    scale: computed(() => possibleScale(size.value, choice.value.scale)),
    change: (some: Partial<PictureChoice>) => (choice.value = { ...choice.value, ...some }),
  }
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
