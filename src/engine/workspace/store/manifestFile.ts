import { crc32 } from '../../crc32'

const NAME = /^manifest-([1-9]\d{0,14})$/
const HEADER = /^xinsheng-manifest ([1-9]\d{0,8}) ([0-9a-f]{8})$/
const LONGEST_HEADER = 64

export const manifestName = (generation: number): string => `manifest-${generation}`

/** The generation of a manifest's name; undefined for other names. */
export function generationOf(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

export const isManifestName = (name: string): boolean => generationOf(name) !== undefined

export interface ManifestContent {
  readonly schema: number
  readonly json: unknown
}

/** A header line with the schema version and the checksum of version and JSON, then the JSON. */
export function encodeManifest({ schema, json }: ManifestContent): Blob {
  const body = new TextEncoder().encode(JSON.stringify(json))
  return new Blob([`xinsheng-manifest ${schema} ${checksum(schema, body)}\n`, body])
}

/** The header line: with its checksum it tells two states of the same generation apart. Undefined where there is none. */
export async function headerOf(blob: Blob): Promise<string | undefined> {
  const start = await blob.slice(0, LONGEST_HEADER).text()
  const end = start.indexOf('\n')
  return end < 0 ? undefined : start.slice(0, end)
}

/** Undefined where a byte is missing, added or changed. */
export async function decodeManifest(blob: Blob): Promise<ManifestContent | undefined> {
  const header = (await headerOf(blob)) ?? ''
  const [, version, sum] = HEADER.exec(header) ?? []
  const schema = Number(version)
  const body = new Uint8Array(await blob.slice(header.length + 1).arrayBuffer())
  if (version === undefined || checksum(schema, body) !== sum) return undefined
  return { schema, json: JSON.parse(new TextDecoder().decode(body)) as unknown }
}

function checksum(schema: number, body: Uint8Array): string {
  return crc32(body, crc32(new TextEncoder().encode(`${schema}\n`)))
    .toString(16)
    .padStart(8, '0')
}
