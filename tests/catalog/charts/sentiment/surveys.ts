import { emptyLibrary, load } from '../../../support/company'

export interface Answered {
  org?: string
  quarter?: string
  /** Response id; '' for a survey without. */
  id: string | number
  dimension?: string
  question: string
  scale?: number
  score: number
  recommend?: boolean
  /** 正面起点 and 负面止点 of the question's own. */
  bounds?: readonly [from: number, to: number]
  party?: '是' | '否' | ''
  age?: string
}

/** A library with these answers alone, and 发放数 by unit of the last quarter where it is given. */
export async function surveyed(answers: readonly Answered[], invited: Readonly<Record<string, number>> = {}) {
  const header = '季度,单位,答卷编号,年龄段,是否党员,维度,题目,量表级数,得分,推荐意愿题,发放数,正面起点,负面止点'
  const lines = answers.map((one) => {
    const { org = '三号井', quarter = '2026Q3', id, dimension = '服务满意', question, scale = 5, score } = one
    return [
      quarter,
      org,
      id,
      one.age ?? '',
      one.party ?? '',
      dimension,
      question,
      scale,
      score,
      one.recommend ? '是' : '',
      '',
      one.bounds?.[0] ?? '',
      one.bounds?.[1] ?? '',
    ]
      .map(String)
      .join(',')
  })
  const handed = Object.entries(invited).map(([org, count]) => `2026Q3,${org},,,,,,,,,${count},,`)
  return load(emptyLibrary(), [new File([[header, ...lines, ...handed].join('\n')], 'a.csv')])
}

/** `count` people of a unit, each answering one question with the score of its turn. */
export function people(
  from: number,
  count: number,
  scoreOf: (turn: number) => number,
  shared: Omit<Answered, 'id' | 'score'>,
): Answered[] {
  return Array.from({ length: count }, (_, turn) => ({ ...shared, id: from + turn, score: scoreOf(turn) }))
}
