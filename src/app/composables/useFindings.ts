import { onScopeDispose, shallowRef, useId, watch } from 'vue'
import type { Slide } from '@/grammar/deck'
import { isAbort } from '@/engine/database/query'
import { locale } from '../i18n'
import { useLibrary } from '../stores/library'
import { useReadiness } from '../stores/readiness'
import { useSlides } from './useSlides'

/** What the charts of slides find, by slide number, one after the other; undefined while it is being asked, '' for nothing. */
export function useFindings(slidesOf: () => readonly Slide[]) {
  const library = useLibrary()
  const readiness = useReadiness()
  const { findingOf } = useSlides()
  const findings = shallowRef<ReadonlyMap<number, string>>(new Map())
  let asking: AbortController | undefined
  const name = useId()

  async function ask(): Promise<void> {
    asking?.abort()
    const { signal } = (asking = new AbortController())
    readiness.wait(name)
    const found = new Map<number, string>()
    for (const slide of slidesOf()) {
      if (slide.kind !== 'chart') continue
      try {
        found.set(slide.id, await findingOf(slide.view, signal))
      } catch (error) {
        if (signal.aborted || isAbort(error)) return
        found.set(slide.id, '')
      }
      if (signal.aborted) return
      findings.value = new Map(found)
    }
    readiness.done(name)
  }

  const views = () => JSON.stringify(slidesOf().map((slide) => (slide.kind === 'chart' ? [slide.id, slide.view] : [])))
  watch([() => library.state?.version, views, locale], () => void ask(), { immediate: true })
  onScopeDispose(() => {
    asking?.abort()
    readiness.done(name)
  })
  return findings
}
