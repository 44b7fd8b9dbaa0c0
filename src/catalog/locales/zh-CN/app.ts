export default {
  name: '心声',
  pages: {
    overview: '总览',
    demands: '需求',
    sentiment: '思想动态',
    training: '培训',
    assessment: '考核',
    alignment: '党建工会融合',
    meeting: '联席会议',
    data: '数据',
  },
}
