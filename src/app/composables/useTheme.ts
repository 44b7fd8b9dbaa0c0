import { createSharedComposable, usePreferredDark, useStorage } from '@vueuse/core'
import { computed, watchEffect } from 'vue'
import { dark, light, type Theme } from '@/grammar/theme'

export const looks = ['system', 'light', 'dark'] as const
export type Look = (typeof looks)[number]

/** Light or dark: as the system says unless the user chose; kept for the next visit. */
export const useTheme = createSharedComposable(() => {
  const stored = useStorage<string>('xinsheng.look', 'system')
  const systemDark = usePreferredDark()
  const look = computed<Look>({
    get: () => looks.find((name) => name === stored.value) ?? 'system',
    set: (next) => (stored.value = next),
  })
  const theme = computed<Theme>(() =>
    (look.value === 'system' ? systemDark.value : look.value === 'dark') ? dark : light,
  )
  watchEffect(() => (document.documentElement.dataset['theme'] = theme.value.name))
  return { look, theme }
})
