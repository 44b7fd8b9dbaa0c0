import { crc32 } from '../crc32'
import type { DrawnPicture } from './picture'

/**
 * Paints a picture at `scale` and gives the PNG: exactly its pixels times the scale, whatever the screen's. `dpi` at 1× says how large it
 * is on paper. Rejects when the browser cannot paint it.
 */
export async function pngOf({ svg, width, height }: DrawnPicture, scale: number, dpi?: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * scale
    canvas.height = height * scale
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await painted(canvas)
    // Its memory is not waited for: a deck paints many.
    canvas.width = canvas.height = 0
    if (!dpi) return blob
    return new Blob([withDpi(new Uint8Array(await blob.arrayBuffer()), dpi * scale)], { type: blob.type })
  } finally {
    URL.revokeObjectURL(url)
  }
}

const painted = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )

/** Length of the signature and of the header chunk that follows it: 8 + (4 + 4 + 13 + 4). */
const HEAD = 33
const INCH = 0.0254

/** A PNG that says its dots per inch (chunk pHYs, in pixels a metre: PNG 1.2, 4.2.4.2). */
export function withDpi(png: Uint8Array<ArrayBuffer>, dpi: number): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  const perMetre = Math.round(dpi / INCH)
  view.setUint32(0, 9)
  chunk.set([0x70, 0x48, 0x59, 0x73], 4)
  view.setUint32(8, perMetre)
  view.setUint32(12, perMetre)
  chunk[16] = 1
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  const whole = new Uint8Array(png.length + chunk.length)
  whole.set(png.subarray(0, HEAD))
  whole.set(chunk, HEAD)
  whole.set(png.subarray(HEAD), HEAD + chunk.length)
  return whole
}
