/** Words of 口径与来源: what a figure is and what it stands on. */
export default {
  title: '口径与来源：{chart}',
  close: '关闭',
  numerator: '分子',
  denominator: '分母',
  sources: '数据来源',
  rows: '{count} 行',
  file: '{file}，{count} 行',
  guarded: '有效问卷 {n} 份。思想动态不显示单份答卷，只给出文件、行数和份数。',
  show: '查看这 {count} 行',
  rowsOf: '数据行',
  place: '文件与行号',
  sql: '查询语句（SQL）',
}
