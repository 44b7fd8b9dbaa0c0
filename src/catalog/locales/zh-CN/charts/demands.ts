export default {
  'demand-trend': {
    title: '各类诉求逐季数量',
    question: '职工的诉求随时间怎样变化？',
    modes: { count: '件数', share: '占比', rate: '每百人' },
    headline: '本季诉求 {now} 件，上季 {before} 件，环比 {change}；最多的是{category}，{count} 件，占 {share}',
    headlineNoPrevious: '本季诉求 {now} 件，无上期数据；最多的是{category}，{count} 件，占 {share}',
    headlineNone: '{quarter}没有诉求记录',
  },
}
