import type { Same } from '../same'
import type zh from '../zh-CN/app'

export default {
  name: 'Xinsheng',
  pages: {
    overview: 'Overview',
    demands: 'Demands',
    sentiment: 'Sentiment',
    training: 'Training',
    assessment: 'Assessment',
    alignment: 'Party–union alignment',
    meeting: 'Meeting',
    data: 'Data',
  },
} satisfies Same<typeof zh>
