/** Units of measure, by the Chinese unit and by the name charts use for axis titles. */
export default {
  case: '件',
  casePerHundred: '件/百人',
  person: '人',
  response: '份',
  attendance: '人次',
  point: '分',
  percent: '%',
  day: '天',
  branch: '个支部',
  node: '个单位',
  rows: '行',
}
