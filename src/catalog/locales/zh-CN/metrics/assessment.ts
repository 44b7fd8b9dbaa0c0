export default {
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
  gap: {
    name: '党建与业务之差',
    definition: '党建均分减去业务均分。',
    numerator: '党建均分减去业务均分',
    denominator: '无',
  },
  lost_points: {
    name: '扣分',
    definition: '各考核指标满分与得分之差，得分高于满分的不抵扣；按指标和扣分原因分列。',
    numerator: '满分减去得分（不小于 0）之和',
    denominator: '无',
  },
  ceiling_share: {
    name: '满分占比',
    definition: '得分达到或超过满分的党支部所占比例，党建、业务分别计算；高于 50% 时，得分已不能区分党支部。',
    numerator: '达到或超过满分的党支部',
    denominator: '党支部数',
  },
  streak: {
    name: '连续满分',
    definition: '到本季为止连续达到或超过满分的季数，党建、业务分别计算；缺一季即中断。',
    numerator: '连续达到满分的季数',
    denominator: '无',
  },
}
