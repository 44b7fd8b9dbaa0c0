import { addDays, dayIn, lastDayOf, worker, type Cells, type Draw } from './draw'

const count = (draw: Draw, high: number, blank = 0.15) => (draw.chance(blank) ? '' : String(draw.int(0, high)))

/** D0 as counts: missing quarters, blank figures, a unit's own count beside its teams'. */
export function headcount(draw: Draw, nodes: readonly string[], quarters: readonly string[]): Cells[] {
  return quarters.flatMap((quarter) =>
    nodes.flatMap((org) => {
      if (draw.chance(0.25)) return []
      const total = draw.int(10, 60)
      const operators = draw.int(0, total)
      const levels = draw.chance(0.3) ? [] : [3, 3, 2, 2, 1].map((high) => String(draw.int(0, high)))
      return [
        {
          季度: quarter,
          单位路径: org,
          在册人数: String(total),
          操作岗人数: draw.chance(0.2) ? '' : String(operators),
          持证操作岗人数: count(draw, operators),
          技能人才人数: count(draw, total, 0.3),
          初级工: levels[0] ?? '',
          中级工: levels[1] ?? '',
          高级工: levels[2] ?? '',
          技师: levels[3] ?? '',
          高级技师: levels[4] ?? '',
          工会会员: count(draw, total),
        },
      ]
    }),
  )
}

export interface Person {
  id: string
  home: string
}

export const workforce = (draw: Draw, nodes: readonly string[]): Person[] =>
  nodes.flatMap((home, at) => Array.from({ length: draw.int(2, 9) }, (_, n) => ({ id: `P${at}-${n}`, home })))

/** D0 as a roster: workers come, go, move and are sometimes listed twice; some quarters are missing. */
export function roster(
  draw: Draw,
  people: readonly Person[],
  nodes: readonly string[],
  quarters: readonly string[],
): Cells[] {
  return quarters.flatMap((quarter) => {
    if (draw.chance(0.2)) return []
    const listed = people.filter(() => !draw.chance(0.1))
    const twice = listed.filter(() => draw.chance(0.05))
    return [...listed, ...twice].map(({ id, home }) => ({
      季度: quarter,
      工号: id,
      单位路径: draw.chance(0.08) ? draw.pick(nodes) : home,
      ...worker(draw),
      技能等级: draw.maybe(['初级工', '中级工', '高级工', '技师', '高级技师'], 0.25),
      是否操作岗: draw.flag(0.6),
      是否持证: draw.flag(0.8),
      是否入会: draw.flag(0.9),
    }))
  })
}

/** D9. */
export function certificates(draw: Draw, people: readonly Person[]): Cells[] {
  return people.flatMap(({ id, home }) => {
    if (draw.chance(0.3)) return []
    const issued = addDays('2024-06-30', draw.int(0, 700))
    return [
      {
        工号: id,
        单位路径: home,
        证书名称: '操作证',
        发证日期: draw.chance(0.1) ? '' : issued,
        有效期至: draw.chance(0.1) ? lastDayOf('2026Q1') : addDays(issued, draw.int(100, 800)),
      },
    ]
  })
}

/** D3: attendances of persons, some without a number, beside summaries; a unit's summary stands for those of its teams. */
export function training(
  draw: Draw,
  people: readonly Person[],
  nodes: readonly string[],
  quarters: readonly string[],
): Cells[] {
  const courses = [
    ['安全专题', '规程'],
    ['技能实操', '电钳'],
    ['考试', '逢查必考'],
  ] as const
  const ids = draw.pick(['all', 'most', 'most', 'none'])
  return quarters.flatMap((quarter) => {
    if (draw.chance(0.15)) return []
    const rows: Cells[] = []
    const [type, course] = [draw.pick(courses), draw.pick(courses)]
    for (const person of people) {
      if (draw.chance(0.4)) continue
      const [kind, name] = draw.pick(courses)
      const known = ids === 'all' || (ids === 'most' && draw.chance(0.85))
      rows.push(
        attendance(draw, quarter, person.home, {
          工号: known ? person.id : '',
          培训类别: kind,
          课程: name,
          参训人次: known && draw.chance(0.5) ? '' : '1',
        }),
      )
    }
    for (const org of nodes) {
      for (const [kind, name] of [type, course])
        if (draw.chance(0.3))
          rows.push({
            ...attendance(draw, quarter, org, {
              工号: '',
              培训类别: kind,
              课程: name,
              参训人次: String(draw.int(0, 40)),
            }),
            岗位: '',
            性别: '',
            是否党员: '',
          })
    }
    return rows
  })
}

function attendance(draw: Draw, quarter: string, org: string, cells: Cells): Cells {
  return {
    季度: quarter,
    培训日期: dayIn(quarter, draw),
    单位路径: org,
    ...worker(draw),
    课程: cells['课程'] ?? '',
    培训类别: cells['培训类别'] ?? '',
    工号: cells['工号'] ?? '',
    应训人数: draw.chance(0.5) ? '' : String(draw.int(1, 40)),
    参训人次: cells['参训人次'] ?? '',
    合格人次: draw.chance(0.4) ? '' : String(draw.int(0, 1)),
  }
}
