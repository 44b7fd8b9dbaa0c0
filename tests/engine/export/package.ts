import { strFromU8, unzipSync, type Unzipped } from 'fflate'
import { expect } from 'vitest'
import { readSheet } from 'read-excel-file/node'

/** A file of Office, taken apart. */
export async function unpacked(blob: Blob): Promise<Unzipped> {
  return unzipSync(new Uint8Array(await blob.arrayBuffer()))
}

export const textOf = (files: Unzipped, name: string): string => {
  const bytes = files[name]
  if (!bytes) throw new Error(`no part ${name}`)
  return strFromU8(bytes)
}

/** What holds for every package: each part has a content type, each relation an end, each XML is well formed. */
export function expectSoundPackage(files: Unzipped): void {
  const names = Object.keys(files).filter((name) => !name.endsWith('/'))
  const types = textOf(files, '[Content_Types].xml')
  const defaults = [...types.matchAll(/<Default [^>]*Extension="([^"]+)"/g)].map(([, end]) => end?.toLowerCase())
  const overrides = [...types.matchAll(/<Override [^>]*PartName="([^"]+)"/g)].map(([, name]) => name)
  for (const name of names) {
    const typed = overrides.includes(`/${name}`) || defaults.includes(name.split('.').pop()?.toLowerCase())
    if (name !== '[Content_Types].xml') expect(typed, `a content type of ${name}`).toBe(true)
    if (/\.(xml|rels)$/.test(name)) expectWellFormed(textOf(files, name), name)
  }
  for (const name of names.filter((one) => one.endsWith('.rels'))) {
    const folder = name.replace(/_rels\/[^/]+$/, '')
    for (const [tag] of textOf(files, name).matchAll(/<Relationship [^>]*>/g)) {
      if (tag.includes('TargetMode="External"')) continue
      const target = / Target="([^"]+)"/.exec(tag)?.[1] ?? ''
      const path = new URL(target, `http://package/${folder}`).pathname.slice(1)
      expect(names, `${name} → ${target}`).toContain(decodeURIComponent(path))
    }
  }
}

/** Tags close in order, attributes are quoted and named once, nothing stands bare that must be escaped. */
export function expectWellFormed(xml: string, name = ''): void {
  const open: string[] = []
  const body = xml.replace(/^\uFEFF?<\?xml[^?]*\?>/, '').replace(/<!--[\s\S]*?-->/g, '')
  expect(body, `${name}: characters`).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u)
  for (const [piece, text, close, tag, attributes, empty] of body.matchAll(
    /([^<]+)|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g,
  )) {
    if (text !== undefined)
      expect(text.replace(/&(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi, ''), name).not.toMatch(/[&]/)
    else if (!tag) throw new Error(`${name}: a bare < before ${body.slice(body.indexOf(piece), 60)}`)
    else if (close) expect(open.pop(), `${name}: closes ${tag}`).toBe(tag)
    else {
      const names = [...(attributes ?? '').matchAll(/([\w:.-]+)\s*=/g)].map(([, one]) => one)
      expect(new Set(names).size, `${name}: attributes of ${tag}`).toBe(names.length)
      if (!empty) open.push(tag)
    }
  }
  expect(open, `${name}: all closed`).toEqual([])
}

/** The cells of the first sheet of a workbook within a package. */
export async function sheetIn(files: Unzipped, name: string): Promise<unknown[][]> {
  const bytes = files[name]
  if (!bytes) throw new Error(`no part ${name}`)
  return readSheet(Buffer.from(bytes)) as Promise<unknown[][]>
}
