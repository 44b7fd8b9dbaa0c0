export interface Item {
  side: '党建' | '业务'
  group: string
  name: string
  full: number
  reasons: readonly string[]
}

const item = (side: Item['side'], group: string, name: string, full: number, reasons: string): Item => ({
  side,
  group,
  name,
  full,
  reasons: reasons.split(' '),
})

/** 双百分: each side sums to 100; 创新成果转化 is 30 of the business side. */
export const items: readonly Item[] = [
  item('党建', '政治引领', '三会一课', 20, '记录不全 学习次数不足'),
  item('党建', '风气建设', '作风纪律', 15, '通报批评 考勤抽查缺岗'),
  item('党建', '安全宣教', '宣教覆盖', 20, '夜班未覆盖 活动次数不足'),
  item('党建', '素质提升', '岗位练兵', 15, '参与率低 计划未完成'),
  item('党建', '关爱健康', '走访慰问', 15, '走访不及时 体检未完成'),
  item('党建', '凝聚群众', '诉求办理', 15, '办理超期 满意度低'),
  item('业务', '安全生产', '隐患整改', 30, '整改超期 重复隐患'),
  item('业务', '生产任务', '任务完成', 25, '进尺未完成 计划未完成'),
  item('业务', '经营管理', '成本管控', 15, '材料超支 电耗超标'),
  item('业务', '创新创效', '创新成果转化', 30, '成果未转化 项目延期 成果不足'),
]

export const partyItems = items.filter((entry) => entry.side === '党建')
export const businessItems = items.filter((entry) => entry.side === '业务')
