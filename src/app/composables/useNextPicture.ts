import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Slide } from '@/grammar/deck'
import { presets } from '@/engine/export/presets'
import { locale } from '../i18n'
import { useLibrary } from '../stores/library'
import { useOffScreen } from './useOffScreen'
import { usePictures } from './usePictures'

/** How a slide will look, as SVG, while `wanted`: drawn off screen; '' for what is no chart, or while it is being asked for. */
export function useNextPicture(slideOf: () => Slide | undefined, wanted: () => boolean) {
  const library = useLibrary()
  const { see } = useOffScreen()
  const { drawn } = usePictures()
  const picture = shallowRef('')
  let asking: AbortController | undefined

  async function draw(slide: Slide | undefined): Promise<void> {
    asking?.abort()
    picture.value = ''
    if (!wanted() || slide?.kind !== 'chart') return
    const { signal } = (asking = new AbortController())
    const what = await see(slide.view, signal).catch(() => undefined)
    if (what && !signal.aborted) picture.value = drawn(what, presets.slide, { title: slide.title }).svg
  }

  watch(
    [wanted, () => JSON.stringify(slideOf() ?? null), () => library.state?.version, locale],
    () => void draw(slideOf()),
    { immediate: true },
  )
  onScopeDispose(() => asking?.abort())
  return picture
}
