import type { SurveyColumns } from '@/grammar/survey/columns'
import type { QuestionClasses } from '@/grammar/survey/reading'
import type { SurveyWords } from '@/grammar/survey/words'
import { asking, marks, missing, openHints, poles, reversedHints, scored, ticks } from './survey/answers'
import { around, attributes, skipped } from './survey/respondent'
import { neutral, scales } from './survey/scales'

/** Canonical columns that the answers of a wide survey become, in D2's own long form, and its words for yes and no. */
export const surveyColumns = {
  response: 'response_id',
  dimension: 'dimension',
  question: 'question',
  scale: 'scale',
  score: 'score',
  reversed: 'reversed',
  recommend: 'recommend',
  favourableFrom: 'favourable_from',
  unfavourableTo: 'unfavourable_to',
  comment: 'comment',
  yes: '是',
  no: '否',
} as const satisfies SurveyColumns

const hints = (dimension: string, words: string) => ({ dimension, hints: words.split(' ') })

/** Points from which an answer is favourable, and up to which unfavourable, by number of options (metrics.md, scale table). */
export const scaleClasses: Readonly<Record<number, QuestionClasses>> = {
  2: { favourable: 2, unfavourable: 1 },
  3: { favourable: 3, unfavourable: 1 },
  4: { favourable: 3, unfavourable: 2 },
  5: { favourable: 4, unfavourable: 2 },
  6: { favourable: 4, unfavourable: 3 },
  7: { favourable: 6, unfavourable: 3 },
  8: { favourable: 7, unfavourable: 3 },
  9: { favourable: 7, unfavourable: 4 },
  10: { favourable: 8, unfavourable: 3 },
  11: { favourable: 8, unfavourable: 4 },
}

/** What exports of survey platforms look like, and which words mean what (metrics.md, 思想动态). */
export const surveyWords: SurveyWords = {
  scales,
  neutral,
  missing,
  marks,
  ...poles,
  scored,
  recommend: ['推荐'],
  reversedHints,
  ...ticks,
  openHints,
  asking,
  ...around,
  attributes,
  skipped,
  numeric: ['response_id', 'quarter'],
  longForm: ['question', 'score'],
  content: [
    'dimension',
    'question',
    'scale',
    'score',
    'reversed',
    'recommend',
    'favourable_from',
    'unfavourable_to',
    'comment',
    'invited',
  ],
  dimensions: [
    hints('心理压力', '压力 心理 情绪 焦虑 睡眠 疲惫 疲劳 心情 倦怠 孤独'),
    hints('薪酬福利', '薪酬 工资 收入 福利 奖金 待遇 补贴 津贴 社保 公积金 绩效 休假 体检'),
    hints('职业发展', '职业 晋升 发展 培训 学习 技能 成长 岗位成才 职称 等级认定 提升机会 前途'),
    hints('干群沟通', '沟通 领导 干部 诉求 意见 反映 民主 公开 公平 公正 职代会 管理者 上级 信任 党组织 支部'),
    hints('工作环境', '环境 安全 设备 劳保 防护 粉尘 噪声 作业 场所 现场 职业健康 工作条件 卫生'),
    hints('服务满意', '服务 食堂 宿舍 班车 通勤 浴室 澡堂 班中餐 餐 住宿 工会 活动 帮扶 慰问 办理 后勤 窗口'),
  ],
  otherDimension: '其他',
}

/** What the importer needs of wide surveys: the dataset they become, its columns, the words they are known by. */
export const surveyKit = { dataset: 'sentiment', columns: surveyColumns, words: surveyWords } as const
