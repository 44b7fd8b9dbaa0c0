import * as v from 'valibot'

/**
 * What a picture is made for. `width`, `height`: its pixels at 1×; without a height it grows with what it holds.
 * `logical`: CSS pixels across, in which type is measured (the smallest is 13): 公文 prints it at 9 pt on 156 mm, 演示 shows it at 24 px.
 */
export interface PictureSize {
  width: number
  height?: number
  logical: number
  /** Dots per inch at which it has its size on paper, at 1×. */
  dpi?: number
}

export const presetNames = ['slide', 'document', 'wechat', 'custom'] as const
export type PresetName = (typeof presetNames)[number]

export const presets: Readonly<Record<Exclude<PresetName, 'custom'>, PictureSize>> = {
  /** 演示 16:9. */
  slide: { width: 1920, height: 1080, logical: 1040 },
  /** 公文: the text width of an A4 page, 156 mm, at 300 dpi. */
  document: { width: 1843, logical: 637, dpi: 300 },
  /** 微信: as wide as a telephone shows it. */
  wechat: { width: 1080, logical: 584 },
}

/** Pixels of a custom picture. */
export const LEAST = 320
export const MOST = 8000
/** Pixels that a canvas surely holds, in all. */
const MOST_PIXELS = 100_000_000

const pixels = v.pipe(v.number(), v.integer(), v.minValue(LEAST), v.maxValue(MOST))

const choiceSchema = v.object({
  preset: v.fallback(v.picklist(presetNames), 'slide'),
  width: v.fallback(pixels, 1600),
  /** null: as high as it needs. */
  height: v.fallback(v.nullable(pixels), 900),
  transparent: v.fallback(v.boolean(), false),
  scale: v.fallback(v.picklist([1, 2, 3]), 1),
})

/** How pictures are made: what was chosen last. */
export type PictureChoice = v.InferOutput<typeof choiceSchema>

/** A kept choice, as far as it makes sense. */
export const readChoice = (kept: unknown): PictureChoice =>
  v.parse(choiceSchema, typeof kept === 'object' && kept !== null ? kept : {})

/** The size that a choice stands for. An upright custom picture is read at arm's length, a wide one from a chair. */
export function sizeOf({ preset, width, height }: PictureChoice): PictureSize {
  if (preset !== 'custom') return presets[preset]
  const logical = Math.min(width, height !== null && height > width ? presets.wechat.logical : presets.slide.logical)
  return { width, ...(height !== null && { height }), logical }
}

/** The scale at which a picture still fits on a canvas. */
export const possibleScale = ({ width, height = width * 2 }: PictureSize, scale: number): number =>
  Math.max(1, Math.min(scale, Math.floor(Math.sqrt(MOST_PIXELS / (width * height)))))
