/** 口径: what each metric is called, what it is, and what is divided by what. */
export default {
  demand_count: {
    name: '诉求量',
    definition: '本季登记的职工诉求件数。',
    numerator: '本季登记的诉求',
    denominator: '无',
  },
  closure_rate: {
    name: '办结率',
    definition: '已办结件数与应办件数之比，不予受理的不计入。',
    numerator: '已办结的诉求',
    denominator: '诉求量减去不予受理',
  },
  on_time_rate: {
    name: '按期办结率',
    definition:
      '在办理时限内办结的比例，时限当天办结算按期；不予受理的不计入。与往期比较时，各季都按季末后同样天数时的情况计算。',
    numerator: '在办理时限内办结的诉求',
    denominator: '有时限的已办结诉求，加上已过时限仍未办结的诉求',
  },
  satisfied_rate: {
    name: '满意率',
    definition: '职工对办理结果表示满意的比例，只计已评价的。与往期比较时，各季都按季末后同样天数时的情况计算。',
    numerator: '评价为满意或非常满意的已办结诉求',
    denominator: '已评价的已办结诉求',
  },
  backlog: {
    name: '期末在办',
    definition: '季末尚未办结的件数：期初在办加新增，减办结与不予受理。',
    numerator: '季末未办结的诉求',
    denominator: '无',
  },
  favourable: {
    name: '正面评价率',
    definition: '全部题目的回答中正面评价所占比例，推荐意愿题不计入；各题量表级数不同时不合并计算。',
    numerator: '正面评价的回答',
    denominator: '全部有效回答',
  },
  index: {
    name: '思想动态综合得分',
    definition: '先求每份问卷各题得分（0 至 100 分）的平均，再对全部问卷求平均；推荐意愿题不计入。',
    numerator: '每份问卷的平均得分之和',
    denominator: '有效问卷',
  },
  participation: {
    name: '参与率',
    definition: '有效问卷份数与在册人数之比。',
    numerator: '有效问卷',
    denominator: '在册人数',
  },
  coverage: {
    name: '培训覆盖率',
    definition:
      '至少参加过一次培训的人数与在册人数之比，考试不算培训，按工号去重；没有工号的培训记录无法计入，实际可能更高。',
    numerator: '参加过培训的人数',
    denominator: '在册人数（累计时为各季平均）',
  },
  certified_rate: {
    name: '持证率',
    definition: '持有效证书的操作岗人数与操作岗人数之比。',
    numerator: '持证操作岗人数',
    denominator: '操作岗人数',
  },
  party_score: {
    name: '党建均分',
    definition: '党建侧各项得分之和；上级单位没有自己的得分时，取所属党支部的平均。',
    numerator: '各党支部党建得分之和',
    denominator: '党支部数',
  },
  business_score: {
    name: '业务均分',
    definition: '业务侧各项得分之和；上级单位没有自己的得分时，取所属党支部的平均。',
    numerator: '各党支部业务得分之和',
    denominator: '党支部数',
  },
}
