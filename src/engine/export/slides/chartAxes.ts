import { attribute, xmlText } from '../svgText'
import type { ChartStyle, NativeAxis, NativeChart } from './native'

/** How text looks, of an axis, a legend or a label. */
export function text({ latin, chinese, size }: ChartStyle, color: string): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="0"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:latin typeface="${attribute(latin)}"/><a:ea typeface="${attribute(chinese)}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
}

/** Categories below or at the left, numbers across; of points two axes of numbers; a second measure at the right. */
export function axesXml(chart: NativeChart, style: ChartStyle): string {
  const { horizontal, value, x, secondary } = chart
  const along = x
    ? valueXml(x, { id: 1, crosses: 2, at: 'b', cross: 'min', grid: false, between: 'midCat' }, style)
    : categoryXml(chart, { id: 1, crosses: 2, hidden: false }, style)
  const up = valueXml(
    value,
    {
      id: 2,
      crosses: 1,
      at: horizontal ? 'b' : 'l',
      cross: chart.reversed ? 'max' : x ? 'min' : 'autoZero',
      grid: true,
      between: x ? 'midCat' : 'between',
    },
    style,
  )
  if (!secondary) return along + up
  const right = { id: 4, crosses: 3, at: 'r', cross: 'max', grid: false, between: 'between' } as const
  return along + up + categoryXml(chart, { id: 3, crosses: 4, hidden: true }, style) + valueXml(secondary, right, style)
}

const quiet = (color: string): string =>
  `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln></c:spPr>`
const NONE = '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'

function categoryXml(
  { category, horizontal, reversed, value }: NativeChart,
  { id, crosses, hidden }: { id: number; crosses: number; hidden: boolean },
  style: ChartStyle,
): string {
  const at = horizontal ? 'l' : 'b'
  return [
    `<c:catAx><c:axId val="${id}"/><c:scaling><c:orientation val="${reversed ? 'maxMin' : 'minMax'}"/></c:scaling>`,
    `<c:delete val="${hidden || !category.shown ? 1 : 0}"/><c:axPos val="${at}"/>`,
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
    `<c:tickLblPos val="${value.reversed ? 'high' : 'low'}"/>`,
    quiet(style.line),
    text(style, style.muted),
    `<c:crossAx val="${crosses}"/><c:crosses val="${value.reversed ? 'max' : 'autoZero'}"/>`,
    '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>',
    horizontal ? '<c:tickLblSkip val="1"/>' : '',
    '<c:noMultiLvlLbl val="1"/></c:catAx>',
  ].join('')
}

interface Place {
  id: number
  crosses: number
  at: 'b' | 'l' | 'r'
  /** Where on the other axis it stands. */
  cross: 'autoZero' | 'min' | 'max'
  grid: boolean
  between: 'between' | 'midCat'
}

function valueXml(axis: NativeAxis, { id, crosses, at, cross, grid, between }: Place, style: ChartStyle): string {
  const lines = grid
    ? `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${style.line}"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`
    : ''
  return [
    `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="${axis.reversed ? 'maxMin' : 'minMax'}"/><c:max val="${axis.max}"/><c:min val="${axis.min}"/></c:scaling>`,
    `<c:delete val="${axis.shown ? 0 : 1}"/><c:axPos val="${at}"/>`,
    axis.shown ? lines : '',
    axis.name ? titleXml(axis.name, at, style) : '',
    `<c:numFmt formatCode="${attribute(axis.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`,
    NONE,
    text(style, style.muted),
    `<c:crossAx val="${crosses}"/><c:crosses val="${cross}"/><c:crossBetween val="${between}"/>`,
    axis.step ? `<c:majorUnit val="${axis.step}"/>` : '',
    '</c:valAx>',
  ].join('')
}

/** Axis titles stand as in the drawing: along the foot, or upright beside the axis. */
function titleXml(name: string, at: Place['at'], style: ChartStyle): string {
  const turned = at === 'b' ? '' : ' rot="-5400000" vert="horz"'
  const { latin, chinese, size, muted } = style
  const look = `sz="${size * 100}" b="0"><a:solidFill><a:srgbClr val="${muted}"/></a:solidFill><a:latin typeface="${attribute(latin)}"/><a:ea typeface="${attribute(chinese)}"/>`
  return `<c:title><c:tx><c:rich><a:bodyPr${turned}/><a:lstStyle/><a:p><a:pPr><a:defRPr ${look}</a:defRPr></a:pPr><a:r><a:rPr lang="zh-CN" ${look}</a:rPr><a:t>${xmlText(name)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}
