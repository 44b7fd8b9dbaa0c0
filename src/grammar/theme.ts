/** Colours by meaning. Every chart takes them from here; the stylesheet's tokens repeat the same values for HTML. */
export interface Theme {
  name: 'light' | 'dark'
  paper: string
  ink: string
  muted: string
  faint: string
  line: string
  /** The one accent. */
  accent: string
  /** Beside the accent: context, comparisons, ranges. */
  quiet: string
  quieter: string
  /** Below and above a reference, told apart by colour-blind readers. */
  below: string
  above: string
  neutral: string
  /** For kinds without an order: at most as many as a reader can hold. */
  kinds: readonly string[]
  font: string
}

export const FONT =
  "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Segoe UI', sans-serif"

export const light: Theme = {
  name: 'light',
  paper: '#fffdf9',
  ink: '#26221d',
  muted: '#6b645a',
  faint: '#d8d1c5',
  line: '#ebe5da',
  accent: '#b3261e',
  quiet: '#7b8794',
  quieter: '#c9ccd0',
  below: '#b5502d',
  above: '#2f6694',
  neutral: '#cfc9bf',
  kinds: ['#b3261e', '#2f6694', '#c28a2c', '#4f7f66', '#8a6d9b', '#7b8794', '#a0694a', '#5aa0a8'],
  font: FONT,
}

export const dark: Theme = {
  name: 'dark',
  paper: '#211f1c',
  ink: '#ece7de',
  muted: '#a9a196',
  faint: '#4a453e',
  line: '#37332d',
  accent: '#e5695e',
  quiet: '#93a0ad',
  quieter: '#545a61',
  below: '#dd8660',
  above: '#74a9d4',
  neutral: '#5d574e',
  kinds: ['#e5695e', '#74a9d4', '#d9a94f', '#7fb598', '#b79cc8', '#93a0ad', '#cc9777', '#86c4cb'],
  font: FONT,
}
