interface TextPlace {
  x: number
  y: number
  size: number
  fill: string
  bold?: boolean
  anchor?: 'middle' | 'end'
}

/** A line of text in an SVG: text as text. */
export function svgText(words: string, { x, y, size, fill, bold, anchor }: TextPlace): string {
  const more = `${bold ? ' font-weight="600"' : ''}${anchor ? ` text-anchor="${anchor}"` : ''}`
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}"${more}>${xmlText(words)}</text>`
}

export const round = (value: number): number => Math.round(value * 100) / 100

/** What XML cannot hold: control characters, halves of characters. */
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** Text without what XML cannot hold. */
export const speakable = (words: string): string => words.replace(UNSPEAKABLE, '')

/** Text for XML: markup escaped. */
export function xmlText(words: string): string {
  return speakable(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The same within double quotes. */
export function attribute(words: string): string {
  return xmlText(words).replaceAll('"', '&quot;')
}
