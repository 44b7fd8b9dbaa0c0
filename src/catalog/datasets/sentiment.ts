import { defineDataset } from '@/grammar/dataset'
import { quarter, workerColumns, workerFilters } from './shared'

/**
 * D2: one row per response and question; a row with `invited` alone says how many questionnaires were handed out.
 * `question` and `score` must be columns, but such a row leaves them empty. `scale` is never guessed from the scores.
 * `favourable_from` and `unfavourable_to` are a question's own bounds, in points after reversal, in place of the scale table's.
 */
export default defineDataset({
  id: 'sentiment',
  signature: ['question', 'score'],
  filters: ['quarter', 'org', ...workerFilters],
  key: ['quarter', 'response_id', 'question'],
  protection: { respondent: 'response_id', minimum: 5, items: ['dimension', 'question'], apart: 'recommend' },
  columns: {
    quarter,
    response_id: {
      type: 'text',
      headers: [
        '答卷编号',
        '答卷序号',
        '答卷ID',
        '问卷编号',
        '样本编号',
        '作答编号',
        '提交序号',
        '答题序号',
        'response_id',
      ],
      example: '1001',
    },
    ...workerColumns,
    dimension: {
      type: 'dictionary',
      headers: ['维度', '所属维度', '评价维度', '调查维度', '测评维度', '一级维度', 'dimension'],
      example: '服务满意',
    },
    question: {
      type: 'dictionary',
      headers: ['题目', '题目名称', '题干', '问题', '问卷题目', '题目内容', '调查题目', 'question'],
      example: '食堂服务',
    },
    scale: {
      type: 'integer',
      headers: ['量表级数', '级数', '量表', '选项数', '选项个数', '量表点数', 'scale'],
      min: 2,
      max: 11,
      example: '5',
    },
    score: {
      type: 'integer',
      headers: ['得分', '评分', '分值', '打分', '分数', '答案得分', '选项得分', 'score'],
      min: 1,
      max: 11,
      example: '4',
    },
    reversed: {
      type: 'boolean',
      headers: ['反向题', '是否反向题', '反向计分', '是否反向', '是否反向计分', 'reversed'],
      trueWords: ['反向', '反向题', '反向计分'],
      falseWords: ['正向', '正向题', '正向计分'],
      otherwise: 'FALSE',
      example: '否',
    },
    recommend: {
      type: 'boolean',
      headers: ['推荐意愿题', '是否推荐意愿题', '推荐意愿', '推荐题', '净推荐值题', 'recommend'],
      trueWords: ['推荐意愿', '推荐意愿题'],
      otherwise: 'FALSE',
      example: '否',
    },
    favourable_from: {
      type: 'integer',
      headers: ['正面起点', '正面评价起点', '正面起算分', 'favourable_from'],
      min: 2,
      max: 11,
      example: '',
    },
    unfavourable_to: {
      type: 'integer',
      headers: ['负面止点', '负面评价止点', '负面截止分', 'unfavourable_to'],
      min: 1,
      max: 10,
      example: '',
    },
    comment: {
      type: 'text',
      headers: ['意见', '意见建议', '意见和建议', '建议', '留言', '开放题', '开放意见', 'comment'],
      example: '希望班中餐热一些。',
    },
    invited: {
      type: 'integer',
      headers: ['发放数', '发放份数', '发放问卷数', '问卷发放数', '发放量', '发放人数', '邀请人数', 'invited'],
      min: 0,
      example: '',
    },
  },
  checks: [
    { id: 'score-above-scale', severity: 'error', finds: 'score > scale', column: 'score' },
    {
      id: 'score-without-question',
      severity: 'error',
      finds: 'score IS NOT NULL AND question IS NULL',
      column: 'question',
    },
    { id: 'score-without-scale', severity: 'warning', finds: 'score IS NOT NULL AND scale IS NULL', column: 'scale' },
    {
      id: 'classes-crossed',
      severity: 'error',
      finds: 'unfavourable_to >= favourable_from OR favourable_from > scale',
      column: 'favourable_from',
    },
    { id: 'recommend-not-eleven', severity: 'warning', finds: 'recommend AND scale <> 11', column: 'scale' },
    {
      id: 'score-without-response',
      severity: 'note',
      finds: 'score IS NOT NULL AND response_id IS NULL',
      column: 'response_id',
    },
  ],
})
