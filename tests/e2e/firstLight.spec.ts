import { gbk } from '../support/gbk'
import { app, confirm, drop, expect, exported, exportedRows, open, ready, test } from './support'

/** Two title rows, Chinese headers, thousands, per cents, written dates, a 合计 row and a note, as WPS saves them. */
const TABLE = `华岳矿业职工诉求台账,,,,,,
统计时间：2026年三季度,,,,,,
编号,集团,单位,登记日期,需求类别,办结日期,诉求内容
A1,华岳矿业,三号井,2026年9月30日,生活保障,,"食堂涨价 1,234 元，满意率仅 98.6%"
A2,华岳矿业,三号井,2026年7月5日,生活保障,2026年7月20日,宿舍热水
A3,华岳矿业,四号井,2026/8/1,技能提升,2026.8.9,想参加技师培训
A4,华岳矿业,四号井,20260415,权益保障,2026-05-01,加班工资
A5,华岳矿业,三号井,46200,生活保障,,浴室
合计,,,,5,,
填报人：工会办公室,,,,,,
`

const HEADCOUNT = `表一 在册人数,,,
报表,,,
季度,集团,单位,在册人数
2026年二季度,华岳矿业,三号井,"1,234"
2026年二季度,华岳矿业,四号井,800
2026年三季度,华岳矿业,三号井,"1,250 人"
2026年三季度,华岳矿业,四号井,７５０
合计,,,"4,034"
`

const OUTCOMES = `期间,单位,指标,数值,计量单位,类型
2026Q3,三号井,设备完好率,98.6%,%,水平
`

test('starts on the sample, every page ready, nothing asked of another host', async ({ guarded: page }) => {
  await open(page, '')
  await expect(app(page)).toHaveAttribute('data-route', 'overview')
  await expect(page.getByText('示例数据').first()).toBeVisible()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '3381')
  for (const [route, chart] of [
    ['overview', 'overview-kpis'],
    ['demands', 'demand-trend'],
    ['sentiment', 'sentiment-trend'],
    ['training', 'training-coverage'],
    ['assessment', 'assessment-trend'],
    ['alignment', 'alignment-matrix'],
  ] as const) {
    await open(page, route)
    await expect(page.getByTestId(`chart-${chart}`)).toHaveAttribute('data-state', 'ready')
    await expect(page.getByTestId(`chart-${chart}`).getByTestId('headline')).not.toBeEmpty()
  }
})

test('a GBK table with titles and totals becomes exactly the hand-computed chart', async ({ guarded: page }) => {
  await open(page, 'demands')
  await drop(page, [
    { name: '诉求.csv', content: gbk(TABLE) },
    { name: '人数.csv', content: gbk(HEADCOUNT) },
    { name: '成效.csv', content: gbk(OUTCOMES) },
  ])
  const files = page.getByTestId('import-file')
  await expect(files).toHaveCount(3)
  const demands = page.locator('[data-testid="import-file"][data-dataset="demands"]')
  await expect(demands).toHaveAttribute('data-encoding', 'GB18030')
  await expect(demands).toHaveAttribute('data-delimiter', ',')
  await expect(demands).toHaveAttribute('data-header-row', '3')
  await expect(demands).toHaveAttribute('data-rows', '5')
  await expect(demands).toHaveAttribute('data-rejected', '0')
  await expect(page.locator('[data-testid="import-file"][data-dataset="headcount"]')).toHaveAttribute('data-rows', '4')
  await expect(page.locator('[data-testid="import-file"][data-dataset="outcomes"]')).toHaveAttribute('data-rows', '1')
  await confirm(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '5')

  expect(await exportedRows(page, 'demand-trend')).toEqual(
    [
      {
        quarter: '2026Q2',
        category: '权益保障',
        demand_count: '1',
        share: '0.5',
        demand_rate: String((1 / 2034) * 100),
      },
      {
        quarter: '2026Q2',
        category: '生活保障',
        demand_count: '1',
        share: '0.5',
        demand_rate: String((1 / 2034) * 100),
      },
      {
        quarter: '2026Q3',
        category: '生活保障',
        demand_count: '2',
        share: String(2 / 3),
        demand_rate: String((2 / 2000) * 100),
      },
      {
        quarter: '2026Q3',
        category: '技能提升',
        demand_count: '1',
        share: String(1 / 3),
        demand_rate: String((1 / 2000) * 100),
      },
    ].sort((a, b) => a.quarter.localeCompare(b.quarter)),
  )

  await open(page, 'demands?quarter=2026Q2&org=华岳矿业/三号井')
  expect(await exportedRows(page, 'demand-trend')).toEqual([
    { quarter: '2026Q2', category: '生活保障', demand_count: '1', share: '1', demand_rate: String((1 / 1234) * 100) },
  ])
})

test('a picture has the size it says and is not blank', async ({ visitor: page }) => {
  await open(page, 'demands')
  const png = await exported(page, 'demand-trend', 'export-png')
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080])
  const bands = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const inked = (top: number, bottom: number) => {
      const { data } = context?.getImageData(0, top, canvas.width, bottom - top) ?? {
        data: [] as never as Uint8ClampedArray,
      }
      let ink = 0
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 600) ink += 1
      return ink
    }
    return { head: inked(0, 160), chart: inked(240, 880), foot: inked(980, 1080) }
  }, png.toString('base64'))
  expect(bands.head).toBeGreaterThan(2000)
  expect(bands.chart).toBeGreaterThan(30_000)
  expect(bands.foot).toBeGreaterThan(500)
  const again = await exported(page, 'demand-trend', 'export-png')
  expect(again.equals(png)).toBe(true)
})

test('the address holds the view: quarter, unit, language, back and forward', async ({ visitor: page }) => {
  await open(page, 'demands?quarter=2026Q2&from=2025Q4&org=华岳矿业/五号井')
  const rows = await exportedRows(page, 'demand-trend')
  expect([...new Set(rows.map((row) => row['quarter']))]).toEqual(['2025Q4', '2026Q1', '2026Q2'])
  await open(page, 'demands?quarter=2026Q2&from=2025Q4&org=华岳矿业/五号井&lang=en')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goBack()
  await ready(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})
