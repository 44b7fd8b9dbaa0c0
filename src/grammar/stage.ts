/** What slides are laid out on, in CSS pixels, and how much it is enlarged to fill a window. */
export interface Stage {
  width: number
  height: number
  scale: number
}

/** Half of 1080p: a text of 12 is one of 24 there. */
const HEIGHT = 540
const SHAPES = [
  { width: 960, height: HEIGHT },
  { width: 720, height: HEIGHT },
] as const

/** 16:9 or 4:3, whichever leaves less of a window empty. */
export function stageFor(width: number, height: number): Stage {
  const [first, second] = SHAPES.map((shape) => ({
    ...shape,
    scale: Math.min(width / shape.width, height / shape.height),
  })) as [Stage, Stage]
  const area = (stage: Stage) => stage.width * stage.height * stage.scale ** 2
  return area(second) > area(first) ? second : first
}
