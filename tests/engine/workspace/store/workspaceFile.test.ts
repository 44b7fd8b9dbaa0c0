import fc from 'fast-check'
import { unzipSync, zipSync, type Zippable } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Fault } from '@/engine/fault'
import { crc32 } from '@/engine/crc32'
import { pack, unpack, type WorkspaceEntry } from '@/engine/workspace/store/workspaceFile'
import type { WorkspaceHeader } from '@/engine/workspace/store/workspaceHeader'

const header: WorkspaceHeader = { app: 'xinsheng', schema: 2, made: '2026-10-09T08:00:00.000Z' }
const utf8 = (text: string) => new TextEncoder().encode(text)
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
const packed = async (entries: WorkspaceEntry[]) => bytesOf(await pack(entries, header))

const sample: Record<string, Uint8Array> = {
  'batch-1-table': utf8('1,三号井,生活保障\n'.repeat(8)),
  'batch-1-original': Uint8Array.from({ length: 60 }, (_, at) => (at * 89) % 256),
  empty: new Uint8Array(),
}
const entriesOf = (content: Record<string, Uint8Array>): WorkspaceEntry[] =>
  Object.entries(content).map(([name, bytes]) => ({ name, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) }))

async function contentOf(file: BlobPart): Promise<Record<string, Uint8Array>> {
  const { entries } = await unpack(new Blob([file]), 2)
  const content: Record<string, Uint8Array> = {}
  for (const [name, blob] of entries) content[name] = await bytesOf(blob)
  return content
}

/** A ZIP made by hand: the header says these checks, or what the content really is. */
function handmade(content: Record<string, Uint8Array>, changes: object = {}, level: 0 | 6 = 0) {
  const entries = Object.entries(content).map(([name, bytes]) => ({ name, size: bytes.length, crc32: crc32(bytes) }))
  const files: Zippable = { 'header.json': utf8(JSON.stringify({ ...header, entries, ...changes })), ...content }
  return zipSync(files, { level })
}
const refusal = (file: BlobPart, known = 2) =>
  unpack(new Blob([file]), known).then(
    () => undefined,
    (error: unknown) => (error instanceof Fault ? [error.code, error.params] : error),
  )

test('any entries come back as they were', async () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
  const content = fc.uint8Array({ maxLength: 2000 })
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, content, { maxKeys: 6, noNullPrototype: true }), async (entries) => {
      expect(await contentOf((await packed(entriesOf(entries))) as BlobPart)).toEqual(entries)
    }),
    { numRuns: 60 },
  )
})

test('is a ZIP that others can open, its header first', async () => {
  const files = unzipSync(await packed(entriesOf(sample)))
  expect(Object.keys(files)).toEqual(['header.json', ...Object.keys(sample)])
  const { 'header.json': said = new Uint8Array(), ...rest } = files
  expect(rest).toEqual(sample)
  const entries = Object.entries(sample).map(([name, bytes]) => ({ name, size: bytes.length, crc32: crc32(bytes) }))
  expect(JSON.parse(new TextDecoder().decode(said))).toEqual({ ...header, entries })
})

test('gives its header back, and reads what another ZIP writer made of the same files', async () => {
  for (const level of [0, 6] as const) {
    const workspace = await unpack(new Blob([handmade(sample, {}, level) as BlobPart]), 2)
    expect(workspace.header).toEqual(header)
    expect(await contentOf(handmade(sample, {}, level) as BlobPart)).toEqual(sample)
  }
})

test('an entry larger than a chunk is whole, its progress rises to 1, and an abort stops it', async () => {
  const large = Uint8Array.from({ length: 3_000_000 }, (_, at) => crc32(utf8(`${at * at}`)))
  const shares: number[] = []
  const file = await pack(entriesOf({ large }), header, (share) => shares.push(share))
  expect(shares.length).toBeGreaterThan(10)
  expect(shares).toEqual([...shares].sort((one, other) => one - other))
  expect(shares.at(-1)).toBe(1)
  shares.length = 0
  const { entries } = await unpack(file, 2, (share) => shares.push(share))
  expect(Buffer.from(await bytesOf(entries.get('large') ?? new Blob())).equals(Buffer.from(large))).toBe(true)
  expect([shares.length > 5, shares.at(-1)]).toEqual([true, 1])
  const controller = new AbortController()
  const abort = () => controller.abort()
  await expect(pack(entriesOf({ large }), header, abort, controller.signal)).rejects.toMatchObject({
    name: 'AbortError',
  })
  await expect(unpack(file, 2, undefined, controller.signal)).rejects.toMatchObject({ name: 'AbortError' })
})

describe.each([
  ['compressed', async () => packed(entriesOf(sample))],
  ['stored', async () => handmade(sample)],
] as const)('a %s workspace file', (_, make) => {
  /** Refused as damaged or as not ours, or exactly what was packed. */
  async function expectSafe(file: BlobPart): Promise<boolean> {
    try {
      expect(await contentOf(file)).toEqual(sample)
      return false
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      expect(['workspace-damaged', 'workspace-not-ours']).toContain(error.code)
      return true
    }
  }

  test('with any byte flipped is refused or means the same', async () => {
    const whole = await make()
    let refused = 0
    for (let at = 0; at < whole.length; at += 1)
      for (const mask of [0x01, 0x80, 0xff]) {
        const flipped = whole.map((byte, place) => (place === at ? byte ^ mask : byte))
        if (await expectSafe(flipped as BlobPart)) refused += 1
      }
    expect(refused).toBeGreaterThan(whole.length)
  })

  test('cut anywhere, or with anything after its end, is refused', async () => {
    const whole = await make()
    for (let end = 0; end < whole.length; end += 1) expect(await expectSafe(whole.slice(0, end) as BlobPart)).toBe(true)
    for (const tail of ['\n', 'PK', new Uint8Array(22)])
      expect(await refusal(new Blob([whole as BlobPart, tail]) as unknown as BlobPart)).toEqual([
        'workspace-damaged',
        { entry: 'zip' },
      ])
  })

  test('with bytes left out or swapped in the middle is refused or means the same', async () => {
    const whole = await make()
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }), async (at, gone, put) => {
        await expectSafe(Buffer.concat([whole.slice(0, at), put, whole.slice(at + gone)]) as BlobPart)
      }),
      { numRuns: 300 },
    )
  })
})

describe('refuses', () => {
  const one = { 'batch-1': utf8('a') }
  const check = { name: 'batch-1', size: 1, crc32: crc32(utf8('a')) }

  test.each([
    ['text', utf8('单位,登记日期\n')],
    ['nothing', new Uint8Array()],
    ['a workbook', zipSync({ '[Content_Types].xml': utf8('<x/>'), 'xl/workbook.xml': utf8('<x/>') })],
    ['the header of another program', handmade(one, { app: 'other' })],
    ['a header that is no object', zipSync({ 'header.json': utf8('null') })],
    ['a header that is no JSON', zipSync({ 'header.json': utf8('{') })],
  ])('%s as not ours', async (_, file) => {
    expect(await refusal(file as BlobPart)).toEqual(['workspace-not-ours', {}])
  })

  test('a newer schema, before it looks at anything else', async () => {
    const file = handmade(one, { schema: 3, entries: 'of tomorrow' })
    expect(await refusal(file as BlobPart)).toEqual(['workspace-newer', { schema: 3, known: 2 }])
    expect(await refusal(handmade(one, { schema: 3 }) as BlobPart, 3)).toBeUndefined()
  })

  test.each([
    ['a missing entry', handmade(one, { entries: [check, { ...check, name: 'batch-2' }] }), 'batch-2'],
    ['an extra entry', handmade({ ...one, 'batch-3': utf8('b') }, { entries: [check] }), 'batch-3'],
    ['an entry said twice', handmade(one, { entries: [check, check] }), 'header.json'],
    ['an entry of another size', handmade(one, { entries: [{ ...check, size: 2 }] }), 'batch-1'],
    ['an entry of another content', handmade(one, { entries: [{ ...check, crc32: 1 }] }), 'batch-1'],
    [
      'an entry that unpacks to more than was said',
      handmade({ 'batch-1': new Uint8Array(4_000_000) }, { entries: [check] }, 6),
      'batch-1',
    ],
    ['a schema that is no version', handmade(one, { schema: 0 }), 'header.json'],
    ['a header without a list', handmade(one, { entries: {} }), 'header.json'],
    ['a header with half an entry', handmade(one, { entries: [{ name: 'batch-1' }] }), 'header.json'],
  ])('%s, naming it', async (_, file, entry) => {
    expect(await refusal(file as BlobPart)).toEqual(['workspace-damaged', { entry }])
  })

  test.each(['../up', '/etc/passwd', 'a/b', 'a\\b', 'C:x', '..', 'a..b', '', '批次', 'x'.repeat(101)])(
    'the name %j: on unpacking as damage, on packing as an error of the program',
    async (name) => {
      const [code] = (await refusal(handmade({ [name]: utf8('a') }) as BlobPart)) as [string]
      expect(code).toBe('workspace-damaged')
      await expect(pack([{ name, blob: new Blob(['a']) }], header)).rejects.toThrow(RangeError)
    },
  )

  test('an entry that unpacks to more than was said at once, not after all of it', async () => {
    const large = Uint8Array.from({ length: 2_000_000 }, (_, at) => crc32(utf8(`${at}`)))
    const file = handmade({ 'batch-1': large }, { entries: [check] }, 6)
    const shares: number[] = []
    const done = unpack(new Blob([file as BlobPart]), 2, (share) => shares.push(share))
    await expect(done).rejects.toMatchObject({ params: { entry: 'batch-1' } })
    expect(shares).toEqual([])
  })

  test('a name packed twice', async () => {
    await expect(pack(entriesOf({ 'header.json': utf8('{}') }), header)).rejects.toThrow(RangeError)
    await expect(pack([...entriesOf(one), ...entriesOf(one)], header)).rejects.toThrow(RangeError)
  })
})

test('a file that the browser cannot read is unreadable, not damaged; an entry that cannot be read fails the saving', async () => {
  const gone = {
    size: 100,
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('moved')) }),
  } as unknown as Blob
  await expect(unpack(gone, 2)).rejects.toEqual(new Fault('file-unreadable', { detail: 'moved' }))
  await expect(pack([{ name: 'a', blob: gone }], header)).rejects.toEqual(
    new Fault('storage-failed', { detail: 'moved' }),
  )
})

test('more than a ZIP can say is refused before any work', async () => {
  const huge = { size: 2 ** 32 } as Blob
  await expect(pack([{ name: 'a', blob: huge }], header)).rejects.toEqual(
    new Fault('workspace-too-large', { limit: 4294 }),
  )
})
