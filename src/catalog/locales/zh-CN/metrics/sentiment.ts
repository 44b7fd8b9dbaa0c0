export default {
  favourable: {
    name: '正面评价率',
    definition: '全部题目的回答中正面评价所占比例，推荐意愿题不计入；各题量表级数不同时不合并计算。',
    numerator: '正面评价的回答',
    denominator: '全部有效回答',
  },
  neutral: {
    name: '中性评价率',
    definition: '全部题目的回答中中性评价所占比例；各题量表级数不同时不合并计算。',
    numerator: '中性评价的回答',
    denominator: '全部有效回答',
  },
  unfavourable: {
    name: '负面评价率',
    definition: '全部题目的回答中负面评价所占比例；各题量表级数不同时不合并计算。',
    numerator: '负面评价的回答',
    denominator: '全部有效回答',
  },
  score: {
    name: '得分',
    definition: '每个回答按量表换算成 0 至 100 分后的平均：（均值 − 1）÷（级数 − 1）× 100。',
    numerator: '各回答得分之和',
    denominator: '全部有效回答',
  },
  index: {
    name: '思想动态综合得分',
    definition: '先求每份问卷各题得分（0 至 100 分）的平均，再对全部问卷求平均；推荐意愿题不计入。',
    numerator: '每份问卷的平均得分之和',
    denominator: '有效问卷',
  },
  enps: {
    name: '职工净推荐值',
    definition: '推荐意愿题（0 至 10 分）中，答 9、10 分的比例减去答 0 至 6 分的比例，介于 −100 与 100 之间。',
    numerator: '推荐者减去贬损者，× 100',
    denominator: '推荐意愿题的回答',
  },
  respondents: {
    name: '有效问卷',
    definition: '至少有一个有效回答的问卷份数；没有答卷编号时，取每个单位每季各题回答数中最多的，标为估计。',
    numerator: '有效问卷',
    denominator: '无',
  },
  participation: {
    name: '参与率',
    definition: '有效问卷份数与在册人数之比。',
    numerator: '有效问卷',
    denominator: '在册人数',
  },
  return_rate: {
    name: '回收率',
    definition: '有效问卷份数与发放数之比；低于 60% 时，未答者情况未知。',
    numerator: '有效问卷',
    denominator: '发放数',
  },
}
