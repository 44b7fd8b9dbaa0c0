/** What a key asks for while slides are shown. */
export type Command =
  | { do: 'next' | 'previous' | 'first' | 'last' }
  | { do: 'digit'; digit: number }
  | { do: 'enter' | 'return' | 'leave' | 'play' | 'help' | 'decide' | 'speaker' | 'screen' | 'timer' }
  | { do: 'blank'; color: 'black' | 'white' }

const COMMANDS: Readonly<Record<string, Command>> = {
  ArrowRight: { do: 'next' },
  ArrowDown: { do: 'next' },
  PageDown: { do: 'next' },
  ArrowLeft: { do: 'previous' },
  ArrowUp: { do: 'previous' },
  PageUp: { do: 'previous' },
  Home: { do: 'first' },
  End: { do: 'last' },
  Enter: { do: 'enter' },
  Backspace: { do: 'return' },
  Escape: { do: 'leave' },
  ' ': { do: 'play' },
  '?': { do: 'help' },
  '？': { do: 'help' },
  b: { do: 'blank', color: 'black' },
  '.': { do: 'blank', color: 'black' },
  w: { do: 'blank', color: 'white' },
  ',': { do: 'blank', color: 'white' },
  d: { do: 'decide' },
  n: { do: 'speaker' },
  f: { do: 'screen' },
  t: { do: 'timer' },
}

/** The command of a key (`KeyboardEvent.key`), undefined where it has none. Presenters' remote controls send PageUp and PageDown. */
export function commandOf(key: string): Command | undefined {
  if (/^\d$/.test(key)) return { do: 'digit', digit: Number(key) }
  return COMMANDS[key] ?? COMMANDS[key.toLowerCase()]
}

/** A slide by its number, from 1: the first or the last where there is no such one. */
export const slideAt = (wanted: number, count: number): number =>
  Math.max(1, Math.min(Number.isFinite(wanted) ? Math.trunc(wanted) : 1, Math.max(1, count)))

/** Time gone by, `mm:ss`, with hours `h:mm:ss`. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}
