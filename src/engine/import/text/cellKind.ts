import { isEmptyValue } from './clean'

/** What a cleaned cell looks like. A `period` (2024, 2024年, 2026Q3, 9月) is a value below a header or a name in one. */
export type CellKind = 'empty' | 'number' | 'date' | 'period' | 'text'

const NUMBER =
  /^[¥￥$€]?\s*[(（]?[+\-−－]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]*)?(?:[eE][+-]?\d+)?[)）]?\s*[%％‰]?$/u
/** A number with its unit behind it, unless that makes it a period or an ordinal. */
const QUANTITY =
  /^[+\-−－]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*(?!年|月|日|季|周|班|号|期|队|级)[\u4e00-\u9fff]{1,2}$/u
const DATE =
  /^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:[ T]+\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?)?$/u
const SHORT_DATE = /^(?:\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}(?::\d{2})?)$/u
const PERIOD =
  /^(?:(?:19|20)\d{2}|(?:19|20)?\d{2}\s*年度?|\d{4}\s*年?\s*-?(?:Q[1-4]|第?[一二三四1-4]\s*季度)|第?[一二三四1-4]\s*季度|Q[1-4]|\d{4}\s*[-/年]\s*\d{1,2}\s*月?|\d{1,2}\s*月|\d{1,2}\/\d{4})$/iu

/** The kind of a cell that went through `cleanCell`; marks such as `/` and `—` are `empty`. */
export function cellKind(cell: string): CellKind {
  if (isEmptyValue(cell)) return 'empty'
  if (cell.length > 30) return 'text'
  if (PERIOD.test(cell)) return 'period'
  if (NUMBER.test(cell) || QUANTITY.test(cell)) return 'number'
  return DATE.test(cell) || SHORT_DATE.test(cell) ? 'date' : 'text'
}

export const isValue = (kind: CellKind): boolean => kind === 'number' || kind === 'date' || kind === 'period'
