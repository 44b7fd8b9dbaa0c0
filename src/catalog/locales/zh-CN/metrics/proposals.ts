export default {
  proposal_participation: {
    name: '建议参与率',
    definition: '提出合理化建议的人数与在册人数之比，按工号去重。',
    numerator: '提出建议的人数',
    denominator: '在册人数（累计时为各季平均）',
  },
  adoption_rate: {
    name: '采纳率',
    definition: '已采纳和已实施的建议占已评审建议的比例。',
    numerator: '已采纳和已实施的建议',
    denominator: '全部建议减去尚未评审的',
  },
  implementation_rate: {
    name: '实施率',
    definition: '已实施的建议占已采纳和已实施建议的比例。',
    numerator: '已实施的建议',
    denominator: '已采纳和已实施的建议',
  },
  rejection_rate: {
    name: '否决率',
    definition: '未采纳的建议占已评审建议的比例。',
    numerator: '未采纳的建议',
    denominator: '全部建议减去尚未评审的',
  },
  value_created: {
    name: '创造价值',
    definition: '各项建议创造价值之和。',
    numerator: '创造价值',
    denominator: '无',
  },
}
