import {
  beginsWord,
  compoundSurnames,
  endsWord,
  follows,
  knownGiven,
  markers,
  notGiven,
  notGivenPairs,
  strongMarkers,
  surnames,
  titles,
  verbSurnames,
} from '@/grammar/maskingWords'

/** A name's place in a text: the surname stays, `given`…`end` (exclusive) is hidden. */
interface Found {
  given: number
  end: number
}

/**
 * Hides given names in free Chinese text where the words around show a name: before or after a title (张建国师傅,
 * 队长李伟), after 我叫, 姓名, 联系人, 找 and the like, in 是…的, and in what is listed with such a name (、和). The surname
 * stays (张**师傅); a surname alone (高师傅, 小王, 老李) and 某 say nobody's name and stay whole. Places and common words that
 * begin with a surname (马上, 高级, 白班) are left alone, at the price of missing a name that is written like one of them.
 * The length stays.
 */
export function maskNames(text: string): string {
  const hidden = text.split('')
  const hide = (found: Found | undefined): void => {
    if (!found) return
    hidden.fill('*', found.given, found.end)
    if ('、和与及'.includes(text[found.end] ?? ' ')) hide(nameFrom(text, found.end + 1, false))
  }
  for (const { index, end } of places(text, titles)) {
    hide(nameBefore(text, index))
    hide(nameFrom(text, end, false))
  }
  for (const { end } of places(text, strongMarkers)) hide(nameFrom(text, end, true))
  for (const { end } of places(text, markers)) hide(nameFrom(text, end, false))
  for (const { end } of places(text, '是')) {
    const found = nameFrom(text, end, false)
    if (found && text[found.end] === '的') hide(found)
  }
  return hidden.join('')
}

function places(text: string, pattern: string): { index: number; end: number }[] {
  return [...text.matchAll(new RegExp(pattern, 'g'))].map(({ 0: { length }, index }) => ({
    index,
    end: index + length,
  }))
}

/** The longest name that ends here. */
function nameBefore(text: string, end: number): Found | undefined {
  for (const [surname, given] of [
    [2, 2],
    [2, 1],
    [1, 2],
    [1, 1],
  ] as const) {
    const start = end - surname - given
    const other = given === 1 && surnames.has(text[end - 1] ?? '') && verbSurnames.has(text[start] ?? '')
    if (start >= 0 && !other && isName(text, start, surname, given)) return { given: start + surname, end }
  }
  return undefined
}

/** The longest name that starts here (after a colon or a space) and visibly ends; `strong`: it need not. */
function nameFrom(text: string, from: number, strong: boolean): Found | undefined {
  const start = from + (/^[:：\s]{0,2}[是叫为]?/.exec(text.slice(from, from + 3))?.[0].length ?? 0)
  const fits = (
    [
      [2, 2],
      [2, 1],
      [1, 2],
      [1, 1],
    ] as const
  ).filter(([surname, given]) => isName(text, start, surname, given))
  const closed = fits.find(([surname, given]) => isEnd(text, start + surname + given))
  const [surname, given] = closed ?? (strong ? fits[0] : undefined) ?? []
  return surname && given ? { given: start + surname, end: start + surname + given } : undefined
}

function isName(text: string, start: number, surnameLength: number, givenLength: number): boolean {
  const family = text.slice(start, start + surnameLength)
  const given = text.slice(start + surnameLength, start + surnameLength + givenLength)
  if (given.length < givenLength || !(surnameLength === 2 ? compoundSurnames : surnames).has(family)) return false
  const before = text[start - 1]
  if (before !== undefined && endsWord[family]?.includes(before)) return false
  if (given[0] === family || beginsWord[family]?.includes(given[0] ?? '')) return false
  if (given === '家' || notGivenPairs.has(given) || village.test(text.slice(start + surnameLength))) return false
  for (let at = start + surnameLength; at < start + surnameLength + givenLength; at++) {
    if (startsTitle.test(text.slice(at, at + 6))) return false
  }
  return (
    knownGiven.has(given) || given.split('').every((character) => /[一-龥]/.test(character) && !notGiven.has(character))
  )
}

/** The text ends here, or something comes that no name goes on with. An asterisk may hide a name: it shows nothing. */
function isEnd(text: string, at: number): boolean {
  const next = text[at]
  if (next === undefined) return true
  if (next === '*') return false
  return !/[一-龥]/.test(next) || notGiven.has(next) || follows.has(next) || startsTitle.test(text.slice(at, at + 6))
}

/** 张家庄, 马家沟: a place that bears a surname. */
const village = /^家[庄沟村屯湾峪堡营岭河坪]/

const startsTitle = new RegExp(`^${titles}`)
