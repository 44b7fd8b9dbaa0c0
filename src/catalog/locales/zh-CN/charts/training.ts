export default {
  'training-coverage': {
    title: '培训覆盖率与培训人次',
    question: '培训覆盖了多少职工？',
    headline:
      '有工号可查的参训职工 {people} 人，占在册 {headcount} 人的 {coverage}{comparison}；培训 {attendances} 人次，人均 {per_capita} 次',
    headlineNoIds: '培训 {attendances} 人次；缺少工号，无法计算覆盖率',
    headlineNoHeadcount: '有工号可查的参训职工 {people} 人，培训 {attendances} 人次；分母缺失，无法计算覆盖率',
    headlineNone: '{quarter}没有培训记录',
    higher: '，较上季提高 {points}',
    lower: '，较上季降低 {points}',
    same: '，与上季持平',
    noPrevious: '，无上期数据',
    atLeast: '{count} 行培训记录没有工号，只计人次、不计人数，覆盖率至少为图中数值。考试不计入培训。',
    carried: '{quarters}的在册人数有单位缺报，沿用此前最近一季。',
    above: '{quarters}的覆盖率超过 100%，参训者中有已离册的职工。',
  },
  'training-certificates': {
    title: '操作岗持证率',
    question: '操作岗是否人人持证？',
    headline:
      '持证率最低的是{org}：{operators} 名操作岗中 {certified} 人持证，{rate}；{count} 个单位合计 {all} 人中 {have} 人持证，{whole}',
    headlineOne: '{org}：{operators} 名操作岗中 {certified} 人持证，{rate}',
    headlineFull: '{count} 个单位的 {all} 名操作岗全部持证',
    headlineNoOperators: '{quarter}没有操作岗，分母缺失',
    headlineNone: '{quarter}没有操作岗人数',
    whole: '合计 {rate}',
    rest: '其余 {count} 个',
    carried: '{orgs}的人数有缺报，沿用此前最近一季。',
    without: '{orgs}没有操作岗人数，未画出。',
  },
}
