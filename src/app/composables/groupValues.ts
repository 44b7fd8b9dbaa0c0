import { messages } from '@/catalog/locales'
import { locale } from '../i18n'

/** Canonical values of a group that have words of their own. */
export function valuesOf(group: string): string[] {
  const groups: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = messages[locale()].values
  return Object.keys(groups[group] ?? {})
}
