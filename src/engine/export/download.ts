/** What Windows does not allow in a file name, and what makes one hard to read: markup of direction, unseen characters. */
const FORBIDDEN = /[\\/:*?"<>|\s\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu
/** Names of devices, whatever follows their first dot. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i
const LONGEST = 120

/** The first characters of a text, none cut in two. */
const first = (text: string, most: number): string => {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > most) break
    short += character
  }
  return short
}

const trimmed = (text: string): string => text.replace(/^[-. ]+|[-. ]+$/g, '')

/** `诉求趋势_2026Q3_华岳矿业_2026-11-21.png`: readable, allowed on Windows, at most 120 characters. */
export function fileName(parts: readonly string[], extension: string): string {
  const words = parts.map((part) => trimmed(part.replace(FORBIDDEN, '-'))).filter(Boolean)
  const stem = trimmed(first(words.join('_'), LONGEST - extension.length - 1)) || 'xinsheng'
  return `${stem.replace(DEVICE, '$&_')}.${extension}`
}

/** The same names, a later one numbered where an earlier has it already, capitals aside. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const dot = name.lastIndexOf('.')
    const [stem, extension] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
    let own = name
    for (let number = 2; taken.has(own.toLowerCase()); number += 1) own = `${stem}-${number}${extension}`
    taken.add(own.toLowerCase())
    return own
  })
}

/** Hands a file to the user. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
