import type { ChartContext } from '@/grammar/chart'
import type { AnyRow } from '@/grammar/column'

/** Attendances of each position in each kind of course, of records that say the position. Grain: position × course_type. */
export const byPosition = `
    SELECT CAST(r."position" AS VARCHAR) AS place, CAST(r.course_type AS VARCHAR) AS course_type, sum(r.attended) AS attended
    FROM training AS r, scope AS s
    WHERE NOT r.exam AND r."position" IS NOT NULL AND r.covered < s.depth
    GROUP BY ALL
    ORDER BY place, course_type`

/** Positions that one kind of course hardly reaches, together: their attendances, and how many of them are of that kind. */
export interface LeftOut {
  type: string
  positions: string[]
  attended: number
  all: number
  share: number
  /** Its share of the attendances of everybody else. */
  usual: number
}

/** Fewer attendances of a position, and a rarer kind of course, say nothing. */
const [FEWEST, COMMON] = [30, 0.1]
/** Reached less than this share of what is usual. */
const HARDLY = 1 / 3

/** Where the most attendances are missing against what is usual; a register is not tested. */
export function leftOut(inputs: readonly AnyRow[]): LeftOut | undefined {
  const count = (fits: (place: string, type: string) => boolean) =>
    inputs.reduce(
      (sum, row) => sum + (fits(String(row['place']), String(row['course_type'])) ? Number(row['attended'] ?? 0) : 0),
      0,
    )
  const distinct = (column: string) => [...new Set(inputs.map((row) => String(row[column])))]
  const whole = count(() => true)
  const found = distinct('course_type').flatMap((type): LeftOut[] => {
    const overall = count((_, one) => one === type) / whole
    if (!(overall >= COMMON)) return []
    const sizes = distinct('place').map((place) => ({
      place,
      all: count((own) => own === place),
      attended: count((own, one) => own === place && one === type),
    }))
    const few = sizes.filter(({ all, attended }) => all >= FEWEST && attended / all < overall * HARDLY)
    const sum = (those: typeof sizes, what: 'all' | 'attended') => those.reduce((total, one) => total + one[what], 0)
    const others = sizes.filter((one) => !few.includes(one))
    const [all, attended] = [sum(few, 'all'), sum(few, 'attended')]
    if (!few.length || !sum(others, 'all')) return []
    const positions = [...few].sort((a, b) => b.all - a.all).map(({ place }) => place)
    return [
      { type, positions, attended, all, share: attended / all, usual: sum(others, 'attended') / sum(others, 'all') },
    ]
  })
  const missing = ({ all, share, usual }: LeftOut) => (usual - share) * all
  return found.sort((a, b) => missing(b) - missing(a))[0]
}

/** `；夜班检修工等 7 个岗位的培训中安全专题只占 2.6%（10/379 人次），其他岗位 46.8%`, or nothing. */
export function leftOutWords(inputs: readonly AnyRow[], { t, label, format, scope }: ChartContext): string {
  const found = scope.values['position'] ? undefined : leftOut(inputs)
  if (!found) return ''
  return t(found.positions.length > 1 ? 'charts.training-matrix.leftOutMany' : 'charts.training-matrix.leftOut', {
    position: found.positions[0] ?? '',
    positions: found.positions.length,
    type: label('course_type', found.type),
    share: format.value(found.share, 'share'),
    attended: format.value(found.attended, 'count'),
    all: format.value(found.all, 'count'),
    usual: format.value(found.usual, 'share'),
  })
}
