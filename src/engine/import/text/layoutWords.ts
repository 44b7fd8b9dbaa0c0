import { isEmptyValue } from './clean'

/** Words of table layout, in any subject. Nothing else of the importer's first half knows a word of Chinese. */

const words = (list: string) => list.trim().split(/\s+/u)
const any = (list: readonly string[]) => list.join('|')

const TOTALS = words('合计 小计 总计 累计 共计 总合计 total subtotal')
const TOTAL_ENDINGS = words('合计 小计 总计')

const NOTES = words(`
  注 备注 附注 说明 数据来源 资料来源 来源 数据库 指标解释 填报说明 编制说明 填报人 填表人 制表人
  制表 审核人 审核 复核人 复核 统计人 统计负责人 经办人 负责人 单位负责人 部门负责人 填报单位
  填表单位 编制单位 联系人 联系电话 电话 签字 盖章 签字盖章 填报日期 填报时间 填表日期 填表时间
  制表日期 制表时间 报出日期 打印日期 打印时间 导出时间 日期 note notes source sources
`)

/** Cells of a row that describes columns: what kind of value, whether required, in which unit. */
const DESCRIPTIONS = words(`
  必填 选填 可选 非必填 文本 字符 字符串 数字 数值 整数 小数 日期 时间 布尔 string text varchar
  char int integer bigint number numeric decimal double float date datetime timestamp boolean bool
  required optional 人 人次 人数 户 户数 元 万元 亿元 % ％ ‰ 分 天 日 小时 学时 岁 年 个 项 件 条
  名 张 次 吨 万吨 米 千瓦时 处 台 套 份 场 期
`)

const spaces = /[\s\u3000]+/gu

/** The whole cell is a word for a total, also `合　计`, `合计：`, `合计（人）`. */
const total = new RegExp(`^(?:grand)?(?:${any(TOTALS)})(?:[:：]|[(（][^()（）]*[)）])?$`, 'iu')
/** A subtotal that names its group (`三号井小计`), accepted only at the left edge of a table. */
const groupTotal = new RegExp(`^.{1,16}(?:${any(TOTAL_ENDINGS)})[:：]?$`, 'u')
/** `注：`, `注1：`, `（注）`, `* 数据来源: …`. */
const note = new RegExp(`^[*※(（【\\[]?(?:${any(NOTES)})\\d{0,2}\\s*(?:[:：]|[)）】\\]])`, 'iu')
const bareNote = new RegExp(`^(?:${any(NOTES)})$`, 'iu')
const descriptions: ReadonlySet<string> = new Set(DESCRIPTIONS)

/** Cheap refusal first: this is asked of several cells of every row. */
const mayBeTotal = (cell: string) =>
  cell.length <= 24 && (cell.includes('计') || cell.includes('otal') || cell.includes('OTAL'))

export const isTotalWord = (cell: string): boolean => mayBeTotal(cell) && total.test(cell.replace(spaces, ''))
export const isGroupTotal = (cell: string): boolean => mayBeTotal(cell) && groupTotal.test(cell.replace(spaces, ''))
export const beginsNote = (cell: string): boolean => note.test(cell)
export const isBareNoteWord = (cell: string): boolean => bareNote.test(cell)
const isDescription = (cell: string) => descriptions.has(cell.toLowerCase().replace(/^[(（[]|[)）\]]$/gu, ''))

/** Whether all a row says is of this sort: 必填, 文本, （万元）, varchar. */
export function describesColumns(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isEmptyValue(cell))
  return filled.length > 0 && filled.every(isDescription)
}
