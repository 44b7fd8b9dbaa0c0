import { addDays, dayIn, worker, type Cells, type Draw } from './draw'

const CATEGORIES = ['生活保障', '权益保障', '职业发展', '技能提升']
/** Some are answered by a course of another name, some by one of their own, some by none. */
const SUBCATEGORIES = ['技能培训', '安全专题', '食堂', '安全培训', '新设备培训']
const SATISFACTION = ['5', '4', '3', '2', '1', '满意', '基本满意', '不满意', '非常满意']

/** D1: with blank cells, closures without a date, before the submission and in the future, rejections with and without a date. */
export function demands(draw: Draw, nodes: readonly string[], quarters: readonly string[]): Cells[] {
  const rows: Cells[] = []
  const dated = draw.chance(0.3)
  for (const quarter of quarters) {
    for (const org of nodes) {
      for (let left = draw.int(0, 9); left > 0; left -= 1) rows.push(one(draw, rows.length, org, quarter, dated))
    }
  }
  return rows
}

function one(draw: Draw, number: number, org: string, quarter: string, dated: boolean): Cells {
  const submitted = dayIn(quarter, draw)
  const state = draw.pick(['已办结', '已办结', '已办结', '办理中', '待受理', '不予受理'])
  const ended = state === '已办结' || state === '不予受理'
  const closed = ended ? addDays(submitted, draw.chance(0.05) && !dated ? -3 : draw.int(0, 130)) : ''
  const without = !dated && draw.chance(state === '已办结' ? 0.06 : 0.3)
  const future = !dated && draw.chance(0.02)
  return {
    编号: `D${number}`,
    季度: quarter,
    登记日期: !dated && draw.chance(0.05) ? '' : submitted,
    单位路径: org,
    ...worker(draw),
    渠道: draw.pick(['座谈会', '热线', '信箱']),
    需求类别: draw.pick(CATEGORIES),
    二级类别: SUBCATEGORIES[number % SUBCATEGORIES.length] ?? '',
    受理日期: state === '待受理' || (!dated && draw.chance(0.2)) ? '' : addDays(submitted, draw.int(0, 6)),
    办理时限: draw.chance(0.2) ? '' : addDays(submitted, draw.int(5, 60)),
    办结日期: ended && !without ? (future ? '2027-01-05' : closed) : '',
    状态: !ended && draw.chance(0.2) ? '' : state,
    办理满意度: draw.maybe(SATISFACTION, 0.4),
    是否解决: draw.flag(0.7, 0.3),
    是否上报党组织: draw.flag(0.1),
    是否重复诉求: draw.flag(0.1),
  }
}
