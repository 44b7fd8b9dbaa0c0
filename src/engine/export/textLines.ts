/** Width of a text in ems: full-width characters are one, the rest a little over half. The same on every machine. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 1
      : 0.56
  return width
}

/** Characters that must not begin a line. */
const CLOSING = /^[，。；：、！？）》」』”’%,.;:!?)]/u

/** Breaks a text into lines of at most `ems`; Latin words stay whole, punctuation does not begin a line. */
export function textLines(text: string, ems: number): string[] {
  const words = text.match(/[A-Za-z0-9.,%+\-−/]+|\s+|[^A-Za-z0-9\s]/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line && textWidth(line + word) > ems && !CLOSING.test(word)) {
      lines.push(line.trimEnd())
      line = word.trimStart()
    } else line += word
  }
  if (line.trim()) lines.push(line.trimEnd())
  return lines
}
