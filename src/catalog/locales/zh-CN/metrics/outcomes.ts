export default {
  plan_completion: {
    name: '计划完成率',
    definition: '越多越好的数量指标，完成值与目标之比，逐个指标计算；年度目标与累计比较。',
    numerator: '完成值',
    denominator: '目标',
  },
  target_gap: {
    name: '与目标差距',
    definition: '其他有目标的指标，数值减去目标，单位随指标。',
    numerator: '数值减去目标',
    denominator: '无',
  },
}
