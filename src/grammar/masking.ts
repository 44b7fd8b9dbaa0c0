import { maskNames } from '@/grammar/maskingNames'

/**
 * Hides what identifies a person in free text: mobile and landline numbers, identity numbers (18 digits with a right
 * checksum, or 15 with a possible birthday), bank cards (16–19 digits that pass Luhn), and given names where the words
 * around show a name (see `maskNames`). One asterisk per character, so the length stays; the rest of the text stays as it
 * is. Masking twice changes nothing more.
 */
export function maskText(text: string): string {
  let masked = text
  for (;;) {
    // What is hidden may be the end that another name was lacking.
    const again = maskNames(maskNumbers(masked))
    if (again === masked) return masked
    masked = again
  }
}

function maskNumbers(text: string): string {
  const plain = text.replace(/[０-９Ｘｘ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
  const masked = PATTERNS.reduce(
    (found, { pattern, holds }) =>
      found.replace(pattern, (whole, before: string, number: string) => {
        const compact = number.replace(/[^\dXx]/g, '')
        return !holds || holds(compact) ? before + number.replace(/[\dXx]/g, '*') : whole
      }),
    plain,
  )
  return masked === plain
    ? text
    : text.replace(/[\s\S]/g, (character, at: number) => (masked[at] === '*' ? '*' : character))
}

/** Each begins after something that is no digit (kept) and ends before something that is none. No lookbehind: Safari 15. */
const PATTERNS: readonly { pattern: RegExp; holds?: (compact: string) => boolean }[] = [
  { pattern: /(^|\D)(\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx])(?![\dXx])/g, holds: isIdentityNumber },
  { pattern: /(^|\D)(\d{15})(?!\d)/g, holds: isOldIdentityNumber },
  { pattern: /(^|\D)((?:86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g },
  { pattern: /(^|\D)(0\d{2,3}[ -]?\d{7,8})(?!\d)/g },
  { pattern: /(^|\D)(\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?)(?!\d)/g, holds: passesLuhn },
]

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** GB 11643: the last place is a checksum (ISO 7064, MOD 11-2) of the first 17. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0)
  return CHECK_DIGITS[sum % 11] === text[17]?.toUpperCase()
}

/** The form before 1999: area, two-digit year, month, day, order; no checksum. */
function isOldIdentityNumber(text: string): boolean {
  const [month, day] = [Number(text.slice(8, 10)), Number(text.slice(10, 12))]
  return text[0] !== '0' && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** The checksum of payment cards (ISO/IEC 7812). */
export function passesLuhn(text: string): boolean {
  const sum = [...text].reverse().reduce((total, digit, place) => {
    const twice = Number(digit) * (place % 2 ? 2 : 1)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0
}
