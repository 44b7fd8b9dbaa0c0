import { worker, type Cells, type Draw } from './draw'

interface Question {
  name: string
  dimension: string
  scale: number
  reversed: boolean
  recommend: boolean
}

/** D2, long: questions of one or several lengths, reversed ones, unanswered ones, surveys with ids, without, or some of each; 发放数 apart. */
export function sentiment(draw: Draw, nodes: readonly string[], quarters: readonly string[]): Cells[] {
  const rows: Cells[] = []
  const scale = draw.int(2, 11)
  const mixed = draw.chance(0.4)
  const ids = draw.pick(['all', 'all', 'some', 'none'])
  const questions: Question[] = ['伙食', '收入', '压力', '沟通'].map((name, at) => ({
    name,
    dimension: at % 2 ? '薪酬福利' : '工作环境',
    scale: mixed && at === 3 ? (scale === 5 ? 7 : 5) : scale,
    reversed: draw.chance(0.25),
    recommend: false,
  }))
  questions.push({ name: '是否愿意推荐', dimension: '总体满意', scale: 11, reversed: false, recommend: true })
  let number = 0
  for (const quarter of quarters) {
    if (draw.chance(0.2)) continue
    for (const org of nodes) {
      const named = ids === 'all' || (ids === 'some' && draw.chance(0.5))
      for (let left = draw.int(0, 7); left > 0; left -= 1) {
        number += 1
        const who = worker(draw)
        for (const question of questions)
          if (!draw.chance(0.1)) rows.push(answer(draw, quarter, org, named ? `R${number}` : '', who, question))
      }
      if (draw.chance(0.6)) rows.push(handedOut(quarter, org, draw.int(5, 20)))
    }
  }
  return rows
}

function answer(draw: Draw, quarter: string, org: string, id: string, who: Cells, question: Question): Cells {
  const { name, dimension, scale, reversed, recommend } = question
  return {
    季度: quarter,
    答卷编号: id,
    单位路径: org,
    ...who,
    维度: dimension,
    题目: name,
    量表级数: String(scale),
    得分: draw.chance(0.06) ? '' : String(draw.int(1, scale)),
    反向题: reversed ? '是' : '否',
    推荐意愿题: recommend ? '是' : '否',
    发放数: '',
  }
}

const handedOut = (quarter: string, org: string, invited: number): Cells => ({
  季度: quarter,
  答卷编号: '',
  单位路径: org,
  岗位: '',
  性别: '',
  是否党员: '',
  维度: '',
  题目: '',
  量表级数: '',
  得分: '',
  反向题: '',
  推荐意愿题: '',
  发放数: String(invited),
})
