/** Words of 口径与来源: what a figure is and what it stands on. */
export default {
  title: 'Definition and sources: {chart}',
  close: 'Close',
  numerator: 'Numerator',
  denominator: 'Denominator',
  sources: 'Where it comes from',
  rows: '{count} rows',
  file: '{file}, {count} rows',
  guarded: '{n} respondents. Single survey answers are not shown; only files, rows and respondents.',
  show: 'Show these {count} rows',
  rowsOf: 'Rows',
  place: 'File and line',
  sql: 'The query (SQL)',
}
