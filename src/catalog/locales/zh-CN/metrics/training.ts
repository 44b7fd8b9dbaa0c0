export default {
  attendances: {
    name: '培训人次',
    definition: '参训人次之和，考试不计入；一人参加两次算两人次。',
    numerator: '参训人次',
    denominator: '无',
  },
  exam_attendances: {
    name: '考试人次',
    definition: '参加考试的人次，不算培训。',
    numerator: '参加考试的人次',
    denominator: '无',
  },
  trained_people: {
    name: '培训人数',
    definition: '至少参加过一次培训的人数，按工号去重，考试不算；每一级、每一时段重新计数。',
    numerator: '参加过培训的人数',
    denominator: '无',
  },
  coverage: {
    name: '培训覆盖率',
    definition:
      '至少参加过一次培训的人数与在册人数之比，考试不算培训，按工号去重；有花名册时只计册上的人；没有工号的培训记录无法计入，实际可能更高。',
    numerator: '参加过培训的人数',
    denominator: '在册人数（累计时为各季平均）',
  },
  per_capita: {
    name: '人均培训次数',
    definition: '培训人次与在册人数之比；累计时人数取各季平均。',
    numerator: '培训人次',
    denominator: '在册人数',
  },
  turnout: {
    name: '参训率',
    definition: '参训人次与应训人次之比，只计两者都有的记录。',
    numerator: '参训人次',
    denominator: '应训人次',
  },
  pass_rate: {
    name: '合格率',
    definition: '合格人次与参训人次之比，只计两者都有的记录，含考试。',
    numerator: '合格人次',
    denominator: '参训人次',
  },
  certified_rate: {
    name: '持证率',
    definition: '持有效证书的操作岗人数与操作岗人数之比；有花名册和持证台账时，按季末证书是否有效逐人计算。',
    numerator: '持证操作岗人数',
    denominator: '操作岗人数',
  },
  skilled_share: {
    name: '技能人才占比',
    definition: '初级工及以上人数与在册人数之比，只计填了技能人才数的单位。',
    numerator: '技能人才人数',
    denominator: '在册人数',
  },
  high_skilled_share: {
    name: '高技能人才占比',
    definition: '高级工及以上人数与技能人才人数之比。',
    numerator: '高级工及以上人数',
    denominator: '技能人才人数',
  },
  membership_rate: {
    name: '入会率',
    definition: '工会会员人数与在册人数之比。',
    numerator: '工会会员',
    denominator: '在册人数',
  },
}
