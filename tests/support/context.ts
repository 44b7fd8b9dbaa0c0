import { messages } from '@/catalog/locales'
import type { Chart, ChartContext } from '@/grammar/chart'
import type { Scope } from '@/grammar/filter'
import { formatFor } from '@/grammar/format'
import { isQuarter, shiftQuarter, type Quarter } from '@/grammar/quarter'
import { light } from '@/grammar/theme'
import type { Locale, Translate } from '@/grammar/words'
import type { LibraryState } from '@/engine/workspace/library'

/** Words of one language without Vue: nested keys, `{name}` replaced. A missing key throws. */
export function wordsOf(locale: Locale): Translate {
  return (key, params = {}) => {
    let found: unknown = messages[locale]
    for (const part of key.split('.')) found = (found as Readonly<Record<string, unknown>> | undefined)?.[part]
    if (typeof found !== 'string') throw new Error(`no words for ${key} in ${locale}`)
    return found.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
  }
}

function groupWord(groups: unknown, group: string, value: string): string {
  return (groups as Readonly<Record<string, Readonly<Record<string, string>> | undefined>>)[group]?.[value] ?? value
}

/** What a chart is told when it is drawn, in a test. */
export function contextOf(scope: Scope, options: Partial<ChartContext> = {}): ChartContext {
  const locale = options.locale ?? 'zh-CN'
  const units: Readonly<Record<string, string>> = messages[locale].units
  return {
    t: wordsOf(locale),
    locale,
    format: formatFor(locale, (unit) => units[unit] ?? unit),
    theme: light,
    room: 'card',
    width: 'normal',
    scope,
    mode: '',
    events: [],
    label: (group, value) => groupWord(messages[locale].values, group, value),
    ...options,
  }
}

/** A scope on what is loaded, as the address would resolve it: the latest quarter, eight quarters shown, the top node. */
export function scopeOf(
  state: LibraryState,
  options: Partial<Pick<Scope, 'quarter' | 'from' | 'org' | 'values' | 'targets'>> = {},
): Scope {
  const quarter = options.quarter ?? state.current
  const node = state.organisation.byPath.get(options.org ?? state.organisation.start.path)
  if (!node) throw new Error(`no node ${options.org}`)
  const usual = shiftQuarter(quarter, -7)
  const earliest = state.quarters[0] ?? usual
  return {
    quarter,
    previous: shiftQuarter(quarter, -1),
    yearAgo: shiftQuarter(quarter, -4),
    from: options.from ?? (usual > earliest ? usual : earliest),
    asOf: state.asOf,
    org: node.path,
    depth: node.depth,
    values: options.values ?? {},
    ...(options.targets && { targets: options.targets }),
  }
}

/** The chart's rows under a scope. */
export async function answerOf(state: LibraryState, chart: Chart, options: Parameters<typeof scopeOf>[1] = {}) {
  const scope = scopeOf(state, options)
  return { scope, ...(await state.answerer.answer(chart, scope)) }
}

/** A quarter written in a test. */
export function quarterOf(text: string): Quarter {
  if (!isQuarter(text)) throw new Error(`no quarter ${text}`)
  return text
}
