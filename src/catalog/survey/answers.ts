import type { QuestionKind } from '@/grammar/survey/reading'
import type { SurveyWords } from '@/grammar/survey/words'

/** 题型与答案的词。What survey platforms and people write around an answer. */

const list = (text: string): string[] => text.split(/\s+/u)

const kindOf = (kind: QuestionKind | '', names: string): [string, QuestionKind | ''][] =>
  list(names).map((name) => [name, kind])

/** Marks in brackets behind a question; a mark without kind says nothing about the answers. */
export const marks: SurveyWords['marks'] = Object.fromEntries([
  ...kindOf('single', '单选题 单选 下拉题 判断题'),
  ...kindOf('multi', '多选题 多选 不定项选择题 排序题 可多选'),
  ...kindOf('open', '填空题 填空 单项填空 多项填空 简答题 问答题 开放题'),
  ...kindOf('scale', '量表题 矩阵量表题 矩阵单选题'),
  ...kindOf('numeric', '评分题 打分题 NPS题'),
  ...kindOf('', '矩阵题 必填 必答 选填 选答 必填项 必答题 选答题 *'),
])

/** Cells that are no answer: blank, skipped, or 不了解, 不适用, 不清楚 (metrics.md). */
export const missing = [
  ...list(`(空) (跳过) 空 跳过 无效 未作答 未答 未填 未填写 缺失 -1 -2 -3 - -- — —— / \\ NA N/A #N/A NULL
  不了解 不适用 不清楚 不知道 不知情 没听说过 不涉及 未参加 未使用过 没用过 拒绝回答 不想回答 不便回答`),
  'Not Stated',
  'Not applicable',
  "Don't know",
]

/** Words by which a header says which end of its numbers is which. */
export const poles = {
  favourable: list(`满意 同意 认同 赞同 重要 好 高 强 愿意 支持 方便 便利 清楚 了解 符合 喜欢 优 可能 总是 经常 推荐`),
  unfavourable: list(`不 差 低 弱 反对 没有 从未 讨厌 难 无`),
}

export const scored = list(`打分 评分 评价分 几分 多少分 请给分 计分 分值 打星`)

/** 反向题往往这样问。Only a hint: the user marks the question. */
export const reversedHints = list(
  `压力 想离开 想离职 想辞职 焦虑 疲惫 疲劳 倦怠 担心 不公 加班 失眠 烦躁 抱怨 困难 影响`,
)

export const ticks = {
  ticked: list(`1 是 √ ✓ 选中 已选 已选中 TRUE true True Y Yes`),
  unticked: list(`0 否 × 未选 未选中 FALSE false False N No`),
}

export const openHints = list(`意见 建议 心声 想说 看法 请说明 请具体 请填写 为什么 原因是 还希望 诉求是`)

export const asking = list(`您 你 请 吗 么 ？ ? 哪 是否 如何 怎样 怎么样 多少 什么 程度 满意度 评价`)
