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
  const groups: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = messages[locale()].values
  return groups[group]?.[value] ?? value
}

/** The words for a unit of measure. */
export function unitLabel(unit: string): string {
  const units: Readonly<Record<string, string>> = messages[locale()].units
  return units[unit] ?? unit
}

/** The words for a column; a chart or dataset may have its own word for one (`services_resolved`). */
export function columnLabel(column: string, of = ''): string {
  const columns: Readonly<Record<string, string>> = messages[locale()].columns
  return columns[`${of.replaceAll('-', '_')}_${column}`] ?? columns[column] ?? column
}
