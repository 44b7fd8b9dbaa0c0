export interface Question {
  dimension: string
  text: string
  scale: number
  /** expected score on five points, already turned so that high is good */
  level: number
  reversed: boolean
  recommend: boolean
  /** first quarter in which it was asked */
  since: number
}

const item = (dimension: string, text: string, level: number, reversed = false): Question => ({
  dimension,
  text,
  scale: 5,
  level,
  reversed,
  recommend: false,
  since: 0,
})

export const questions: readonly Question[] = [
  item('薪酬福利', '收入满意', 3.4),
  item('职业发展', '晋升机会', 3.45),
  item('工作环境', '作业环境', 3.65),
  item('服务满意', '食堂服务', 3.75),
  item('服务满意', '工会服务', 3.95),
  item('干群沟通', '沟通顺畅', 3.8),
  item('心理压力', '压力很大', 3.4, true),
  { dimension: '总体评价', text: '推荐本矿', scale: 11, level: 3.7, reversed: false, recommend: true, since: 7 },
]

export const remarks = [
  '夜班补贴能不能再高一点',
  '希望班中餐热一些',
  '希望多听一线的意见',
  '班车时间可以再早一点',
  '晋升标准希望公开',
  '培训最好安排在白班',
  '浴室热水不稳定',
  '连续倒班比较累',
  '工会活动办得好',
  '绩效分配看不明白',
  '粉尘还是偏大',
  '队里沟通比以前多了',
] as const

/** What the team of story 2 writes. */
export const bitterRemarks = [
  '考核扣得多，奖励看不到',
  '绩效分配看不明白',
  '意见提了没有回音',
  '天天写材料，没时间休息',
] as const
