import type { Paint } from './native'

/** A colour of an option; none where nothing is painted. */
export function paintOf(color: unknown, opacity: unknown = 1): Paint | undefined {
  if (typeof color !== 'string' || color === 'transparent' || color === 'none') return undefined
  const share = typeof opacity === 'number' ? opacity : 1
  if (share === 0) return undefined
  const long = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(color)
  if (long) return paint(long[1] ?? '', share * (long[2] ? Number.parseInt(long[2], 16) / 255 : 1))
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color)
  if (short)
    return paint(
      short
        .slice(1)
        .map((digit) => digit + digit)
        .join(''),
      share,
    )
  const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(color)
  if (!parts) return undefined
  const hex = parts.slice(1, 4).map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
  return paint(hex.join(''), share * Number(parts[4] ?? 1))
}

const paint = (color: string, alpha: number): Paint | undefined =>
  alpha > 0 ? { color: color.toUpperCase(), alpha: Math.round(alpha * 1000) / 1000 } : undefined
