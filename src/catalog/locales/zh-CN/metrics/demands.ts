export default {
  demand_count: {
    name: '诉求量',
    definition: '本季登记的职工诉求件数。',
    numerator: '本季登记的诉求',
    denominator: '无',
  },
  demand_rate: {
    name: '每百人诉求件数',
    definition: '诉求量与在册人数之比，乘以 100；累计时人数取各季平均。',
    numerator: '诉求量 × 100',
    denominator: '在册人数',
  },
  acceptance_rate: {
    name: '受理率',
    definition: '已受理或已答复（含不予受理）的诉求所占比例。与往期比较时，各季都按季末后同样天数时的情况计算。',
    numerator: '已受理或已答复的诉求',
    denominator: '诉求量',
  },
  closure_rate: {
    name: '办结率',
    definition: '已办结件数与应办件数之比，不予受理的不计入。与往期比较时，各季都按季末后同样天数时的情况计算。',
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
  overdue_rate: {
    name: '超期率',
    definition:
      '1 减去按期办结率：超过办理时限才办结，或已过时限仍未办结的比例。与往期比较时，各季都按季末后同样天数时的情况计算。',
    numerator: '超过办理时限的诉求',
    denominator: '有时限的已办结诉求，加上已过时限仍未办结的诉求',
  },
  resolved_rate: {
    name: '解决率',
    definition: '职工本人说问题已解决的比例，只计填了“是否解决”的。',
    numerator: '职工认为已解决的诉求',
    denominator: '填写了“是否解决”的诉求',
  },
  satisfied_rate: {
    name: '满意率',
    definition: '职工对办理结果表示满意的比例，只计已评价的。与往期比较时，各季都按季末后同样天数时的情况计算。',
    numerator: '评价为满意或非常满意的已办结诉求',
    denominator: '已评价的已办结诉求',
  },
  followup_rate: {
    name: '回访率',
    definition: '已办结的诉求中有评价的比例；低于 50% 时，满意率仅代表已评价者。',
    numerator: '已评价的已办结诉求',
    denominator: '已办结的诉求',
  },
  closure_days: {
    name: '办结用时',
    definition:
      '从登记到办结的天数，取中位数与第 90 百分位（Kaplan–Meier）；未办结的算到数据截止日，不予受理、没有办结日期和日期倒置的不计入。',
    numerator: '登记日期到办结日期的天数',
    denominator: '无',
  },
  backlog: {
    name: '期末在办',
    definition: '季末尚未办结的件数：期初在办加新增，减办结与不予受理。',
    numerator: '季末未办结的诉求',
    denominator: '无',
  },
  repeat_rate: {
    name: '重复诉求率',
    definition: '重复提出的诉求所占比例，没有标明的不计入。',
    numerator: '标为重复的诉求',
    denominator: '标明是否重复的诉求',
  },
  escalation_rate: {
    name: '提交党组织率',
    definition: '上报党组织的诉求所占比例，没有标明的不计入。',
    numerator: '上报党组织的诉求',
    denominator: '标明是否上报的诉求',
  },
}
