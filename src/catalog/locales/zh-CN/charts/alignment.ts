export default {
  'alignment-matrix': {
    title: '党建得分与职工感受对照',
    question: '哪里党建得分高、职工感受差？',
    axis: '单位',
    tooFew: '人数不足',
    one: '{org}{flag}（党建 {score} 分，正面评价率 {favourable}）',
    rest: '……其余 {count} 个',
    more: '另有 {count} 个',
    semicolon: '；',
    headline: '{quarter}比较了 {nodes} 个单位，提示 {flags} 个：{list}',
    headlineFlat: '{quarter}比较了 {nodes} 个单位，没有需要提示的',
    headlineTied: '{quarter}比较了 {nodes} 个单位，超过三分之一并列党建最高分，得分已拉不开差距，不作提示',
    headlineNone: '{quarter}没有同时具备党建得分和思想动态的下级单位',
    onlyCheck: '；仅提示核实，不作评价',
  },
}
