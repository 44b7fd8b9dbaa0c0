import { readHeader } from './header'
import { hasCode, missingCells, optionNumber } from './option'
import type { ColumnProfile, SurveyAttribute } from './reading'
import type { SurveyWords } from './words'

/** What a header names in the dataset: a canonical column or `org:<level>`; undefined where it names nothing. */
export type HeaderTarget = (header: string) => string | undefined

/**
 * Columns that are not asked of the respondent's opinion: who, where and when, and what the platform adds. Each target is
 * given once, the dataset's own names first. An attribute that holds only option numbers is listed without target.
 */
export function findAttributes(
  columns: readonly ColumnProfile[],
  words: SurveyWords,
  target: HeaderTarget,
): Map<number, SurveyAttribute> {
  const found = new Map<number, SurveyAttribute>()
  const taken = new Set<string>()
  const texts = columns.map(({ header }) => phrasings(header, words))
  const add = (column: number, profile: ColumnProfile, name: string, local: boolean) => {
    if (taken.has(name)) return
    const bare = isCodes(profile, words, name)
    if (!bare) taken.add(name)
    found.set(column, { ...attributeOf(column, profile, bare ? undefined : name, words.missing), local })
  }
  columns.forEach((profile, column) => {
    const name = texts[column]?.map(target).find((one) => one && !words.content.includes(one))
    if (name) add(column, profile, name, false)
  })
  const others = Object.entries(words.attributes)
  columns.forEach((profile, column) => {
    if (found.has(column)) return
    const own = texts[column] ?? []
    const name = others.find(([, headers]) => headers.some((header) => own.includes(header)))?.[0]
    if (name) add(column, profile, name, true)
    if (!found.has(column) && (name || words.skipped.some((header) => own.includes(header))))
      found.set(column, attributeOf(column, profile, undefined, words.missing))
  })
  return found
}

/** A column as an attribute, with what its cells need before they are read. */
export function attributeOf(
  column: number,
  { header, cells }: Pick<ColumnProfile, 'header' | 'cells'>,
  target: string | undefined,
  missing: readonly string[],
): SurveyAttribute {
  const none = missingCells(cells, missing)
  const answers = cells.filter(({ text }) => !none.has(text))
  const coded = answers.length > 0 && answers.every(({ text }) => hasCode(text))
  return { column, header, target, coded, missing: [...none], local: false, cells }
}

/** A header as it stands, and without what people write around the name of an attribute. */
function phrasings(header: string, { marks, prefixes, suffixes }: SurveyWords): string[] {
  const { text } = readHeader(header, marks)
  const plain = text.replace(/[?？:：*]+$/u, '').trim()
  const starts = ['', ...prefixes].filter((prefix) => plain.startsWith(prefix) && plain.length > prefix.length)
  const bare = starts.flatMap((prefix) =>
    ['', ...suffixes].flatMap((suffix) =>
      plain.endsWith(suffix) && plain.length > prefix.length + suffix.length
        ? [plain.slice(prefix.length, suffix ? -suffix.length : undefined)]
        : [],
    ),
  )
  return [...new Set([header, text, ...bare])]
}

const MOST_CODES = 10

/** Numbers or letters that only stand for options of an attribute: nobody can know which. */
function isCodes({ cells, distinct }: ColumnProfile, { numeric, missing }: SurveyWords, name: string): boolean {
  const none = missingCells(cells, missing)
  const named = cells.filter(({ text }) => !none.has(text))
  if (numeric.includes(name) || !named.length || distinct > MOST_CODES) return false
  return named.every(({ text }) => (optionNumber(text)?.value ?? MOST_CODES + 1) <= MOST_CODES)
}
