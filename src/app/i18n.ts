import { createI18n } from 'vue-i18n'
import type { Locale, Params, Translate } from '@/grammar/words'
import { messages } from '@/catalog/locales'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN',
  messages,
  missingWarn: false,
  fallbackWarn: false,
})

/** The typed way to words: a key that no locale has does not compile. Reactive to the language. */
export const t: Translate = (key, params: Params = {}) => i18n.global.t(key, params)

export function locale(): Locale {
  return i18n.global.locale.value
}

export function setLocale(next: Locale): void {
  i18n.global.locale.value = next
  document.documentElement.lang = next
}

/** The words for a canonical value of a group; the value itself where there are none. */
export function label(group: string, value: string): string {
  const key = `values.${group}.${value}`
  return i18n.global.te(key) ? i18n.global.t(key) : value
}
