/** What a dataset is called, and what one of its rows is. */
export default {
  headcount: { name: '职工人数', hint: '一行是一个单位在一个季度的各类人数，是所有比率的分母。' },
  demands: { name: '职工需求清单与服务台账', hint: '一行是一件职工诉求及其办理情况。' },
  sentiment: {
    name: '职工思想动态与满意度',
    hint: '一行是一份答卷对一道题的回答；只填发放数的行说明发出了多少份问卷。',
  },
  training: { name: '培训记录', hint: '一行是一人参加一次培训，或一个单位一期培训的人次汇总。' },
  assessment: { name: '党支部考核', hint: '一行是一个党支部在一个季度的一项考核得分。' },
  outcomes: { name: '工作成效指标', hint: '一行是一项指标在一个季度、一个年度或未注明时期的数值。' },
  proposals: { name: '合理化建议与创新成果', hint: '一行是一件合理化建议或创新成果。' },
  events: { name: '大事记', hint: '一行是一件大事，作为标记画在各时间轴上。' },
  services: { name: '服务与帮扶', hint: '一行是一个单位在一个季度的一类服务或帮扶。' },
  certificates: { name: '持证台账', hint: '一行是一人的一本证书。' },
}
