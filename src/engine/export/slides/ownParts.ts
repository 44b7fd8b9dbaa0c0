import { strFromU8, strToU8, unzipSync, type Unzipped } from 'fflate'
import { xlsxOf } from '../xlsx'
import { zipped } from '../zip'
import { chartXml } from './chartPart'
import type { ChartStyle, NativeChart } from './native'
import { SMALL } from './layout'
import { sheetOf } from './workbook'

/** What belongs in a slide in the places that were kept for it, in their order. */
export interface OwnParts {
  charts: NativeChart[]
  pictures: Uint8Array<ArrayBuffer>[]
}

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

/**
 * Puts our charts, workbooks and pictures in the places that the library kept for them. Its charts write 0 and nothing alike, and know
 * neither gaps nor Chinese typefaces; that is why. Rejects with AbortError.
 */
export async function withOwnParts(
  bytes: Uint8Array,
  slides: readonly OwnParts[],
  { font, ink, muted, line }: { font: string; ink: string; muted: string; line: string },
  signal: AbortSignal,
): Promise<Blob> {
  const files = unzipSync(bytes)
  const hex = (color: string): string => color.replace('#', '').toUpperCase()
  const style: ChartStyle = {
    latin: font,
    chinese: font,
    ink: hex(ink),
    muted: hex(muted),
    line: hex(line),
    size: SMALL,
  }
  for (const [index, own] of slides.entries()) {
    const targets = targetsOf(files, `ppt/slides/slide${index + 1}.xml`)
    const charts = targets.filter((name) => /\/charts\/chart\d+\.xml$/.test(name))
    const pictures = targets.filter((name) => /\/media\/.*\.png$/.test(name))
    for (const [place, chart] of own.charts.entries()) await putChart(files, charts[place], chart, style)
    own.pictures.forEach((picture, place) => put(files, pictures[place], picture))
  }
  for (const name of Object.keys(files).filter((one) => /^ppt\/theme\/theme\d+\.xml$/.test(one)))
    chinese(files, name, font)
  const entries = Object.entries(files).filter(([name]) => !name.endsWith('/'))
  return zipped(
    entries.map(([name, content]) => ({ name, bytes: content })),
    TYPE,
    signal,
  )
}

function put(files: Unzipped, name: string | undefined, content: Uint8Array<ArrayBuffer>): void {
  if (!name || !(name in files)) throw new Error('a slide without the place that was kept')
  files[name] = content
}

async function putChart(
  files: Unzipped,
  name: string | undefined,
  chart: NativeChart,
  style: ChartStyle,
): Promise<void> {
  put(files, name, strToU8(chartXml(chart, style)))
  const [workbook] = targetsOf(files, name ?? '')
  const { rows } = sheetOf(chart)
  const blob = await xlsxOf([{ name: 'Sheet1', rows, headerRows: 1 }])
  put(files, workbook, new Uint8Array(await blob.arrayBuffer()))
}

/** What a part names, in the order of its relations. */
function targetsOf(files: Unzipped, part: string): string[] {
  const slash = part.lastIndexOf('/')
  const relations = files[`${part.slice(0, slash)}/_rels${part.slice(slash)}.rels`]
  if (!relations) return []
  const found = [...strFromU8(relations).matchAll(/<Relationship [^>]*>/g)].map(([tag]) => ({
    id: Number(/ Id="rId(\d+)"/.exec(tag)?.[1]),
    target: / Target="([^"]+)"/.exec(tag)?.[1] ?? '',
  }))
  return found.sort((a, b) => a.id - b.id).map(({ target }) => resolved(target, part.slice(0, slash)))
}

function resolved(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else steps.push(step)
  }
  return steps.join('/')
}

/** The theme's typeface for Chinese. */
function chinese(files: Unzipped, name: string, font: string): void {
  const theme = files[name]
  if (theme) files[name] = strToU8(strFromU8(theme).replaceAll('<a:ea typeface=""/>', `<a:ea typeface="${font}"/>`))
}
