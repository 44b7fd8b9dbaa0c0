import { damaged } from './zip'

/** What a reader of XML is told: names without their namespace prefix, attributes as they stand. */
export interface XmlHandler {
  open(name: string, attributes: string): void
  close(name: string): void
  /** Text between two tags, entities resolved. It may come in several pieces. */
  text(text: string): void
}

export interface XmlScanner {
  /** Text of any length, cut anywhere. */
  push(chunk: string): void
  /** To be called once. Throws `file-damaged` when an element is still open. */
  end(): void
}

/** Name, attributes (a `>` inside quotes does not end the tag), and whether it is closed at once. */
const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)([^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)>/y
/** What is not an element: where it begins and ends. */
const OTHER = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const
/** No tag and no text between two of them is this long in a sheet; more is not read again and again. */
const LONGEST = 1 << 24

/** Reads XML in one pass, as much of the language as spreadsheets use. Declared entities are not resolved. */
export function xmlScanner(handler: XmlHandler): XmlScanner {
  let rest = ''
  let depth = 0

  function drain(text: string): number {
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0) return at
      if (open > at && depth > 0) handler.text(decodeXml(text.slice(at, open)))
      const code = text.charCodeAt(open + 1)
      const next = code === 0x21 || code === 0x3f ? other(text, open) : tag(text, open)
      if (next < 0) return open
      at = next
    }
  }

  function tag(text: string, open: number): number {
    TAG.lastIndex = open
    const match = TAG.exec(text)
    if (!match) return -1
    const [, slash, name = '', attributes = ''] = match
    if (slash) {
      depth -= 1
      handler.close(name)
    } else if (attributes.endsWith('/')) {
      handler.open(name, attributes)
      handler.close(name)
    } else {
      depth += 1
      handler.open(name, attributes)
    }
    return TAG.lastIndex
  }

  function other(text: string, open: number): number {
    for (const [begin, end] of OTHER) {
      if (!text.startsWith(begin, open)) {
        if (begin.startsWith(text.slice(open))) return -1
        continue
      }
      const close = text.indexOf(end, open + begin.length)
      if (close < 0) return -1
      if (begin === '<![CDATA[' && depth > 0) handler.text(text.slice(open + begin.length, close))
      return close + end.length
    }
    return -1
  }

  return {
    push(chunk) {
      const text = rest === '' ? chunk : rest + chunk
      rest = text.slice(drain(text))
      if (rest.length > LONGEST) throw damaged('no end of a tag')
    },
    end() {
      if (depth !== 0 || rest.includes('<')) throw damaged('unexpected end of XML')
    },
  }
}

const UNUSUAL = /['\n\r\t:]|\s=|=\s/

/** An attribute's value, or undefined; a namespace prefix of its name does not count. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`)
  if (at >= 0) {
    const from = at + name.length + 3
    return decodeXml(attributes.slice(from, attributes.indexOf('"', from)))
  }
  if (!UNUSUAL.test(attributes)) return undefined
  const found = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? decodeXml(found[1] ?? found[2] ?? '') : undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its entities resolved; what is no entity stays. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Text of a cell: what XML cannot hold is written `_x000D_` by spreadsheets. */
export function decodeCell(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
