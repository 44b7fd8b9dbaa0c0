/** A header reduced to what identifies it: half-width, no blanks, no `*`, numbering or bracketed unit. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s\uFEFF*"'“”]/g, '')
    .replace(/^\(?(?:\d+|[一二三四五六七八九十]{1,3})[、.．)](?=.)/, '')
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]$/, '')
    .replace(/[:：]$/, '')
    .toLowerCase()
}

/** A two-line header (`group/name`) read in one go: 党建/得分 as 党建得分. */
export function joinedKey(header: string): string {
  return headerKey(header.replaceAll('/', ''))
}

/** Of a two-line header (`group/name`), the name alone. */
export function lastKey(header: string): string {
  return headerKey(header.slice(header.lastIndexOf('/') + 1))
}

/** Pairs of neighbouring characters: what two names have in common, whatever stands between. */
function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}

/**
 * How alike two keys are, 0…1: the share of neighbouring characters in common (Dice 1945, over bigrams).
 * Keys of one character are alike only when equal.
 */
export function likeness(one: string, other: string): number {
  if (one === other) return 1
  const left = pairs(one)
  const right = pairs(other)
  if (!left.length || !right.length) return 0
  const rest = [...right]
  let common = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    common += 1
  }
  return (2 * common) / (left.length + right.length)
}
