import { speakable, attribute, xmlText } from '../svgText'
import { axesXml, text } from './chartAxes'
import type { ChartStyle, NativeChart, NativeSeries, Paint } from './native'
import { columnName, sheetOf } from './workbook'

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** The order in which kinds are painted: what stands behind comes first. */
const KINDS = ['area', 'bar', 'line', 'points'] as const

/** A chart part (ECMA-376, 21.2): its data cached, and in the workbook that relation `rId1` names. */
export function chartXml(chart: NativeChart, style: ChartStyle): string {
  const placed = chart.series.map((series, column) => ({ series, column }))
  const groups = KINDS.flatMap((kind) =>
    [false, true].flatMap((secondary) => {
      const own = placed.filter(({ series }) => series.kind === kind && series.secondary === secondary)
      const stacks = own.filter(({ series }) => series.stacked)
      const others = own.filter(({ series }) => !series.stacked)
      return [...stacksOf(stacks), others].filter((group) => group.length)
    }),
  )
  const order = groups.flat()
  const unlisted = order.flatMap(({ series }, index) => (series.helper ? [index] : []))
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/>`,
    '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>',
    ...groups.map((group) => groupXml(group, order, chart, style)),
    axesXml(chart, style),
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>',
    chart.legend ? legendXml(unlisted, style) : '',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>',
    text(style, style.muted),
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
  ].join('')
}

interface Placed {
  series: NativeSeries
  /** Its place among the chart's series, which is its column in the workbook. */
  column: number
}

/** Areas of one range stand on each other, and not on those of another range. */
function stacksOf(stacks: readonly Placed[]): Placed[][] {
  if (stacks[0]?.series.kind !== 'area') return [[...stacks]]
  const pairs: Placed[][] = []
  stacks.forEach((one, index) => (index % 2 ? pairs.at(-1)?.push(one) : pairs.push([one])))
  return pairs
}

function legendXml(unlisted: readonly number[], style: ChartStyle): string {
  const deleted = unlisted.map((index) => `<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`)
  return `<c:legend><c:legendPos val="t"/>${deleted.join('')}<c:overlay val="0"/>${text(style, style.muted)}</c:legend>`
}

function groupXml(group: readonly Placed[], order: readonly Placed[], chart: NativeChart, style: ChartStyle): string {
  const [{ series: first } = { series: undefined }] = group
  if (!first) return ''
  const each = group.map((one) => seriesXml(one, order.indexOf(one), chart, style)).join('')
  const axes = first.secondary ? '<c:axId val="3"/><c:axId val="4"/>' : '<c:axId val="1"/><c:axId val="2"/>'
  const grouping = `<c:grouping val="${first.stacked ? 'stacked' : 'standard'}"/><c:varyColors val="0"/>`
  if (first.kind === 'area') return `<c:areaChart>${grouping}${each}${axes}</c:areaChart>`
  if (first.kind === 'line') return `<c:lineChart>${grouping}${each}<c:marker val="1"/>${axes}</c:lineChart>`
  if (first.kind === 'points')
    return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${each}${axes}</c:scatterChart>`
  const direction = `<c:barDir val="${chart.horizontal ? 'bar' : 'col'}"/>`
  const stack = first.stacked ? 'stacked' : 'clustered'
  return `<c:barChart>${direction}<c:grouping val="${stack}"/><c:varyColors val="0"/>${each}<c:gapWidth val="60"/><c:overlap val="${first.stacked ? 100 : 0}"/>${axes}</c:barChart>`
}

function seriesXml({ series, column }: Placed, index: number, chart: NativeChart, style: ChartStyle): string {
  const { kind, values, x } = series
  // LibreOffice loses series before a longer one: all reach as far as the longest.
  const rows = Math.max(...chart.series.map((one) => one.values.length))
  const sheet = sheetOf(chart)
  const from = sheet.firstColumn(column)
  const name = columnName(from + (x ? 1 : 0))
  const reference = (place: number) => `Sheet1!$${columnName(place)}$2:$${columnName(place)}$${rows + 1}`
  const head = `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>Sheet1!$${name}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xmlText(series.name || '—')}</c:v></c:pt></c:strCache></c:strRef></c:tx>`
  const numbers = (all: readonly (number | null)[], place: number) =>
    `<c:numRef><c:f>${reference(place)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${rows}"/>${all
      .map((value, at) => (value === null ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`))
      .join('')}</c:numCache></c:numRef>`
  const categories = `<c:cat><c:strRef><c:f>${reference(0)}</c:f><c:strCache><c:ptCount val="${rows}"/>${chart.categories
    .map((category, at) => `<c:pt idx="${at}"><c:v>${xmlText(category)}</c:v></c:pt>`)
    .join('')}</c:strCache></c:strRef></c:cat>`
  const marks = kind === 'line' || kind === 'points' ? markerXml(series, series.paint, style) : ''
  return [
    '<c:ser>',
    head,
    shapeXml(series, series.paint),
    marks,
    kind === 'bar' ? '<c:invertIfNegative val="0"/>' : '',
    ...series.paints.map((paint, at) => pointXml(series, paint, at, style)),
    labelsXml(series, style),
    x
      ? `<c:xVal>${numbers(x, from)}</c:xVal><c:yVal>${numbers(values, from + 1)}</c:yVal>`
      : `${categories}<c:val>${numbers(values, from)}</c:val>`,
    kind === 'line' || kind === 'points' ? '<c:smooth val="0"/>' : '',
    '</c:ser>',
  ].join('')
}

const solid = (paint: Paint | undefined): string =>
  paint
    ? `<a:solidFill><a:srgbClr val="${paint.color}">${paint.alpha < 1 ? `<a:alpha val="${Math.round(paint.alpha * 100_000)}"/>` : ''}</a:srgbClr></a:solidFill>`
    : '<a:noFill/>'

/** Twelve thousand seven hundred units of drawing make a point. */
const POINT = 12_700

function shapeXml({ kind, line }: NativeSeries, paint: Paint | undefined): string {
  if (kind === 'area' || kind === 'bar') return `<c:spPr>${solid(paint)}<a:ln><a:noFill/></a:ln></c:spPr>`
  if (!line.drawn || !paint) return '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
  const dash = line.dashed ? '<a:prstDash val="dash"/>' : ''
  return `<c:spPr><a:ln w="${Math.round(line.width * POINT)}" cap="rnd">${solid(paint)}${dash}<a:round/></a:ln></c:spPr>`
}

function markerXml(
  { kind, marker, labelled, labels }: NativeSeries,
  paint: Paint | undefined,
  { line }: ChartStyle,
): string {
  if (!marker || !paint) return '<c:marker><c:symbol val="none"/></c:marker>'
  const border = `<a:ln w="6350"><a:solidFill><a:srgbClr val="${line}"/></a:solidFill></a:ln>`
  return `<c:marker><c:symbol val="circle"/><c:size val="${labelled === 'inside' && labels.length ? 17 : kind === 'points' ? 9 : 6}"/><c:spPr>${solid(paint)}${border}</c:spPr></c:marker>`
}

function pointXml(series: NativeSeries, paint: Paint | undefined, at: number, style: ChartStyle): string {
  if (!paint) return ''
  const { kind } = series
  if (kind === 'bar')
    return `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${shapeXml(series, paint)}</c:dPt>`
  return `<c:dPt><c:idx val="${at}"/>${markerXml(series, paint, style)}<c:bubble3D val="0"/></c:dPt>`
}

const PLACES = {
  bar: { inside: 'ctr', right: 'outEnd', above: 'outEnd', below: 'outEnd' },
  line: { inside: 'ctr', right: 'r', above: 't', below: 'b' },
  points: { inside: 'ctr', right: 'r', above: 't', below: 'b' },
} as const

const SHOWN =
  '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
const HIDDEN = SHOWN.replace('showVal val="1"', 'showVal val="0"')

/** A number beside its mark follows the data; other words stand as they are. */
function labelsXml({ kind, labels, labelled, paint, paints, stacked }: NativeSeries, style: ChartStyle): string {
  if (kind === 'area' || !labels.some((label) => label !== '')) return ''
  const place = PLACES[kind][kind === 'bar' && stacked ? 'inside' : labelled]
  const inside = labelled === 'inside'
  const each = labels.map((label, at) => {
    if (label === '') return ''
    const own = inside ? inkOn((paints[at] ?? paint)?.color, style.ink) : style.ink
    const words =
      typeof label === 'string'
        ? `<c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:pPr>${properties(style, own, 'defRPr')}</a:pPr><a:r>${properties(style, own, 'rPr')}<a:t>${xmlText(label)}</a:t></a:r></a:p></c:rich></c:tx>`
        : `<c:numFmt formatCode="${attribute(label.format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${text(style, own)}`
    return `<c:dLbl><c:idx val="${at}"/>${words}<c:dLblPos val="${place}"/>${SHOWN}</c:dLbl>`
  })
  return `<c:dLbls>${each.join('')}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${HIDDEN}</c:dLbls>`
}

function properties({ latin, chinese, size }: ChartStyle, color: string, tag: string): string {
  const fonts = `<a:latin typeface="${speakable(latin)}"/><a:ea typeface="${speakable(chinese)}"/>`
  return `<a:${tag} lang="zh-CN" sz="${size * 100}" b="0"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill>${fonts}</a:${tag}>`
}

/** White on dark, ink on light. */
function inkOn(fill: string | undefined, ink: string): string {
  if (!fill) return ink
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(fill.slice(at, at + 2), 16))
  return 0.299 * red + 0.587 * green + 0.114 * blue < 150 ? 'FFFFFF' : ink
}
