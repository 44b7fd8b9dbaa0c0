import { defineDataset } from '@/grammar/dataset'
import { quarter, workerColumns, workerFilters } from './shared'

/** D3: one row per attendance of a person (`person_id`), or one summary row per course and unit. */
export default defineDataset({
  id: 'training',
  signature: ['course_type'],
  quarterFrom: 'held_on',
  filters: ['quarter', 'org', ...workerFilters],
  key: ['person_id', 'held_on', 'course'],
  columns: {
    quarter,
    held_on: {
      type: 'date',
      headers: ['培训日期', '培训时间', '开班日期', '开课日期', '开始日期', '上课日期', '参训日期', '日期', 'held_on'],
      example: '2026-08-12',
    },
    ...workerColumns,
    course: {
      type: 'dictionary',
      headers: ['课程', '课程名称', '培训课程', '培训项目', '培训班', '培训班名称', '培训内容', '培训名称', 'course'],
      example: '电钳实操',
    },
    course_type: {
      type: 'dictionary',
      headers: ['培训类别', '培训类型', '课程类别', '课程类型', '课程分类', '培训分类', '培训项目类别', 'course_type'],
      required: true,
      example: '技能实操',
    },
    mode: {
      type: 'dictionary',
      headers: ['培训模式', '培训方式', '培训形式', '组织形式', '办班形式', 'mode'],
      example: '集中',
    },
    person_id: {
      type: 'text',
      headers: ['工号', '员工编号', '职工编号', '人员编号', '员工号', '职工号', '学员编号', '员工工号', 'person_id'],
      example: '12442',
    },
    planned: {
      type: 'integer',
      headers: ['应训人数', '应训人次', '应参训人数', '计划人数', '计划培训人数', '计划人次', '应到人数', 'planned'],
      min: 0,
      example: '1',
    },
    attended: {
      type: 'integer',
      headers: [
        '参训人次',
        '参训人数',
        '培训人次',
        '实训人次',
        '实训人数',
        '实际参训人数',
        '实到人数',
        '培训人数',
        '参加人数',
        '人次',
        'attended',
      ],
      min: 0,
      otherwise: 'CASE WHEN person_id IS NOT NULL THEN 1 END',
      example: '1',
    },
    passed: {
      type: 'integer',
      headers: ['合格人次', '合格人数', '考试合格人数', '考核合格人数', '通过人数', '通过人次', '及格人数', 'passed'],
      min: 0,
      example: '1',
    },
    hours: {
      type: 'number',
      headers: ['学时', '课时', '培训学时', '培训课时', '学时数', '课时数', 'hours'],
      min: 0,
      example: '16',
    },
    score_before: {
      type: 'number',
      headers: ['培训前得分', '培训前成绩', '训前成绩', '训前得分', '前测成绩', '前测得分', '摸底成绩', 'score_before'],
      min: 0,
      example: '61',
    },
    score_after: {
      type: 'number',
      headers: ['培训后得分', '培训后成绩', '训后成绩', '训后得分', '后测成绩', '后测得分', '结业成绩', 'score_after'],
      min: 0,
      example: '78',
    },
  },
  checks: [
    { id: 'attendance-missing', severity: 'error', finds: 'attended IS NULL', column: 'attended' },
    { id: 'passed-above-attended', severity: 'error', finds: 'passed > attended', column: 'passed' },
    { id: 'attended-above-planned', severity: 'warning', finds: 'attended > planned', column: 'attended' },
    {
      id: 'person-attends-once',
      severity: 'warning',
      finds: 'person_id IS NOT NULL AND attended > 1',
      column: 'attended',
    },
  ],
})
