/** How a spreadsheet writes numbers as this text does: `53.5%` → `0.0%`, `1,234` → `#,##0`. */
export function formatLike(text: string): string {
  // More places than this are the noise of floating numbers.
  const exact = text.replace(/\d+\.\d{7,}/g, (number) => String(Number(Number(number).toPrecision(7))))
  const decimals = /\.(\d+)/.exec(exact)?.[1]?.length ?? 0
  const places = decimals ? `.${'0'.repeat(decimals)}` : ''
  return text.includes('%') ? `0${places}%` : `#,##0${places}`
}

/** The text of a number in such a format, as far as these formats go. */
export function written(value: number, format: string): string {
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0
  const shown = format.includes('%') ? value * 100 : value
  const text = shown.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return `${text}${format.includes('%') ? '%' : ''}`
}

/** The format of an axis whose labels are made by `label`; one that shows no sign says so. */
export function axisFormat(label: (value: number) => string, ticks: readonly number[]): string {
  const texts = ticks.map(label)
  const longest = texts.reduce((most, text) => (text.length > most.length ? text : most), '')
  // An axis of shares may leave out the sign that its title has.
  const hundredfold = ticks.every((tick, index) => Math.abs(Number.parseFloat(texts[index] ?? '') - tick * 100) < 1e-6)
  const some = ticks.some((tick) => tick !== 0)
  const format = formatLike(some && hundredfold && !longest.includes('%') ? `${longest}%` : longest)
  const bare = ticks.some((tick) => tick < 0) && !texts.some((text) => /[-−]/.test(text))
  return bare ? `${format};${format}` : format
}
