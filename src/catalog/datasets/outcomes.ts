import { defineDataset } from '@/grammar/dataset'
import { units } from '@/grammar/measure'

const KNOWN_UNITS = units.map((unit) => `'${unit}'`).join(', ')

/** D5: one figure of an indicator for a quarter, a year, or no stated time; `period` says which, as written. */
export default defineDataset({
  id: 'outcomes',
  signature: ['indicator', 'value'],
  undated: true,
  filters: ['org'],
  key: ['period', 'org', 'indicator'],
  periods: { into: 'period', value: 'value' },
  columns: {
    period: {
      type: 'text',
      headers: ['期间', '时期', '统计期间', '统计期', '报告期', '所属期', '年度', '年份', '季度', 'period'],
      example: '2026Q3',
    },
    indicator: {
      type: 'dictionary',
      headers: ['指标', '指标名称', '成效指标', '指标项', '工作成效指标', '成效项目', 'indicator'],
      required: true,
      example: '设备完好率',
    },
    value: {
      type: 'number',
      headers: ['数值', '指标值', '完成值', '实际值', '实际完成', '实际完成值', '完成数', '本期值', 'value'],
      required: true,
      example: '98.6',
    },
    measure: {
      type: 'dictionary',
      headers: ['计量单位', '数值单位', '指标单位', '度量单位', '量纲', 'measure'],
      example: '%',
    },
    kind: {
      type: 'choice',
      headers: ['类型', '指标类型', '数值类型', '数据类型', '指标性质', 'kind'],
      choices: {
        level: ['水平', '水平值', '现值'],
        change: ['变化率', '变化', '变动率', '增减率', '增长率', '增幅'],
        count: ['数量', '计数', '绝对数', '个数'],
        weight: ['权重', '权重占比'],
        constant: ['常数', '常量', '固定值'],
      },
      example: '水平',
    },
    target: {
      type: 'number',
      headers: ['目标', '目标值', '计划值', '计划', '年度目标', '任务目标', 'target'],
      example: '98',
    },
    better: {
      type: 'choice',
      headers: ['方向', '指标方向', '优劣方向', '评价方向', '期望方向', 'better'],
      choices: {
        higher: ['越高越好', '越大越好', '越多越好', '正向', '正向指标', '高优'],
        lower: ['越低越好', '越小越好', '越少越好', '逆向', '负向', '逆向指标', '负向指标', '低优'],
      },
      example: '越高越好',
    },
    note: { type: 'text', headers: ['备注', '说明', '备注说明', '注释', '数据说明', 'note'], example: '机电专业' },
  },
  checks: [
    {
      id: 'period-unclear',
      severity: 'warning',
      finds: `NOT regexp_full_match(period, '[0-9]{4}(Q[1-4])?')`,
      column: 'period',
    },
    { id: 'measure-missing', severity: 'warning', finds: 'measure IS NULL', column: 'measure' },
    { id: 'measure-unknown', severity: 'note', finds: `measure NOT IN (${KNOWN_UNITS})`, column: 'measure' },
    { id: 'kind-missing', severity: 'warning', finds: 'kind IS NULL', column: 'kind' },
    { id: 'change-not-percent', severity: 'warning', finds: `kind = 'change' AND measure <> '%'`, column: 'measure' },
    { id: 'count-in-percent', severity: 'warning', finds: `kind = 'count' AND measure = '%'`, column: 'kind' },
  ],
})
