export default {
  'assessment-trend': {
    title: '党建与业务考核均分',
    question: '两个百分考核是否都在提高？',
    headline: '{sides}（{branches} 个支部的均分）',
    headlineOne: '{sides}',
    headlineNone: '{quarter}没有考核得分',
    and: '；',
    higher: '{side} {mean}，较上季提高 {points}',
    lower: '{side} {mean}，较上季降低 {points}',
    same: '{side} {mean}，与上季持平',
    noPrevious: '{side} {mean}，无上期数据',
    alone: '{side} {mean}',
    line: '{side}（阴影为支部最低至最高）',
    irregular: '{quarter}有 {count} 个支部的满分合计不是 100 分，未计入。',
    ceiling: '本季{side}有 {full} 个支部达到或超过满分（{share}），得分已难以区分支部。',
  },
  'assessment-quadrant': {
    title: '党建与业务得分对照',
    question: '哪些支部只强一侧？',
    headline:
      '{total} 个单位中 {count} 个党建高出业务 {threshold} 分及以上；相差最大的是{org}：党建 {party}，业务 {business}，差 {gap}',
    headlineBalanced:
      '{total} 个单位中没有党建高出业务 {threshold} 分及以上的；相差最大的是{org}：党建 {party}，业务 {business}，差 {gap}',
    headlineSingle: '{org}：党建 {party}，业务 {business}，差 {gap}',
    headlineOneSide: '{quarter}没有党建、业务两侧得分齐全的单位',
    headlineNone: '{quarter}没有考核得分',
    fields: { both: '两侧都强', party: '党建强、业务弱', business: '业务强、党建弱', neither: '两侧都弱' },
    left: '{orgs}缺少一侧得分，或满分合计不是 100 分，未画出。',
  },
}
