import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { app, expect, exported, open, pin, ready, saved, seen, test } from './support'
import type { Page } from '@playwright/test'

/** Three charts: one that PowerPoint has, one that it has not, and a table of rows. */
async function pinThree(page: Page): Promise<void> {
  await open(page, 'demands')
  for (const chart of ['demand-trend', 'demand-heatmap', 'demand-list']) await pin(page, chart)
  await expect(app(page)).toHaveAttribute('data-kept', 'true')
  await open(page, 'meeting')
}

async function choose(page: Page, chart: string, ...choices: string[]): Promise<void> {
  const card = await seen(page, chart)
  await card.getByTestId('chart-menu').click()
  await page.getByTestId('picture-options').click()
  await expect(page.getByTestId('picture-dialog')).toBeVisible()
  for (const choice of choices) await page.getByTestId(choice).click()
  await expect(page.getByTestId('picture-dialog').getByRole('img')).toBeVisible()
}

const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)]

/** Dark pixels in bands of a picture, each from and to in shares of its height, over a share of its width. */
function inked(page: Page, png: Buffer, bands: readonly (readonly [number, number])[]): Promise<number[]> {
  return page.evaluate(
    async ([base64, shares]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')
      if (!context) return []
      context.drawImage(image, 0, 0)
      return shares.map(([from = 0, to = 0]) => {
        const top = Math.round(from * canvas.height)
        const { data } = context.getImageData(0, top, canvas.width, Math.round((to - from) * canvas.height))
        let ink = 0
        for (let at = 0; at < data.length; at += 4)
          if ((data[at + 3] ?? 0) > 128 && (data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 600)
            ink += 1
        return ink
      })
    },
    [png.toString('base64'), bands] as const,
  )
}

test('a picture is exactly as large as its preset, whatever the window and the theme', async ({ visitor: page }) => {
  await open(page, 'demands')
  const first = await exported(page, 'demand-trend', 'export-png')
  expect(sizeOf(first)).toEqual([1920, 1080])
  const [head = 0, legend = 0, plot = 0, foot = 0] = await inked(page, first, [
    [0, 0.15],
    [0.2, 0.28],
    [0.3, 0.8],
    [0.88, 1],
  ])
  expect(head).toBeGreaterThan(2000)
  expect(legend).toBeGreaterThan(300)
  expect(plot).toBeGreaterThan(30_000)
  expect(foot).toBeGreaterThan(1000)

  await page.setViewportSize({ width: 700, height: 900 })
  await page.evaluate(() => localStorage.setItem('xinsheng.look', 'dark'))
  await page.reload()
  await ready(page)
  expect((await exported(page, 'demand-trend', 'export-png')).equals(first)).toBe(true)

  await choose(page, 'demand-trend', 'preset-document', 'scale-2')
  const { bytes } = await saved(page, 'picture-png')
  expect(bytes.readUInt32BE(16)).toBe(1843 * 2)
  const physical = bytes.indexOf('pHYs')
  expect(bytes.readUInt32BE(physical + 4)).toBe(Math.round(600 / 0.0254))
  await page.keyboard.press('Escape')
  const again = await exported(page, 'demand-trend', 'export-png')
  expect(again.equals(bytes)).toBe(true)
})

test('a custom picture has the pixels that were asked for; a clear one has no ground', async ({ visitor: page }) => {
  await open(page, 'demands')
  await choose(page, 'demand-units', 'preset-custom', 'ground-transparent')
  await page.getByTestId('picture-width').fill('1234')
  await page.getByTestId('picture-height').fill('789')
  await page.getByTestId('picture-height').press('Tab')
  await expect(page.getByTestId('picture-size')).toContainText('1234×789')
  const { bytes, name } = await saved(page, 'picture-png')
  expect(sizeOf(bytes)).toEqual([1234, 789])
  expect(name).toMatch(/^各单位诉求量_2026Q3_.*示例数据_\d{4}-\d\d-\d\d\.png$/)
  const corner = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    return [...(canvas.getContext('2d')?.getImageData(2, 2, 1, 1).data ?? [])][3]
  }, bytes.toString('base64'))
  expect(corner).toBe(0)
})

test('tables and cards are pictures too', async ({ visitor: page }) => {
  await open(page, 'overview')
  for (const chart of ['overview-kpis', 'overview-scorecard', 'overview-changes']) {
    const png = await exported(page, chart, 'export-png')
    expect(sizeOf(png)).toEqual([1920, 1080])
    const [plot = 0] = await inked(page, png, [[0.3, 0.8]])
    expect(plot).toBeGreaterThan(5000)
  }
})

test('a deck as slides: a native chart with the numbers of its data, a picture, speaker notes', async ({
  visitor: page,
}) => {
  await open(page, 'demands')
  const csv = (await exported(page, 'demand-trend', 'export-csv')).toString('utf8').slice(1)
  const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data
  await pinThree(page)
  const { bytes, name } = await saved(page, 'deck-pptx')
  expect(name).toMatch(/\.pptx$/)
  const files = unzipSync(bytes)
  expect(Object.keys(files).filter((file) => /^ppt\/slides\/slide\d+\.xml$/.test(file))).toHaveLength(3)
  const charts = Object.keys(files).filter((file) => /^ppt\/charts\/chart\d+\.xml$/.test(file))
  expect(charts).toHaveLength(1)
  const chart = strFromU8(files[charts[0] ?? ''] ?? new Uint8Array())
  const values = [...chart.matchAll(/<c:val>.*?<\/c:val>/gs)].flatMap(([part]) =>
    [...part.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value),
  )
  for (const row of rows) expect(values).toContain(row['demand_count'])
  const slide = strFromU8(files['ppt/slides/slide1.xml'] ?? new Uint8Array())
  expect(slide).toContain('342 件')
  expect(slide).toContain('示例数据')
  expect(strFromU8(files['ppt/notesSlides/notesSlide1.xml'] ?? new Uint8Array())).toContain('各类诉求逐季数量')
  const media = Object.entries(files).filter(([file]) => file.startsWith('ppt/media/'))
  expect(media).toHaveLength(2)
  for (const [, content] of media) expect(content.length).toBeGreaterThan(20_000)
})

test('a deck as pictures with contents, as a report, and on paper', async ({ visitor: page }) => {
  await pinThree(page)
  const zip = await saved(page, 'deck-zip')
  const files = unzipSync(zip.bytes)
  const pictures = Object.keys(files).filter((file) => file.endsWith('.png'))
  expect(pictures).toHaveLength(3)
  expect(pictures.every((file, index) => file.startsWith(`0${index + 1}_`))).toBe(true)
  for (const file of pictures) expect(sizeOf(Buffer.from(files[file] ?? []))).toEqual([1920, 1080])
  const contents = strFromU8(files['目录.csv'] ?? new Uint8Array())
  expect(contents.split('\n').length).toBeGreaterThanOrEqual(4)

  const docx = await saved(page, 'deck-docx')
  const parts = unzipSync(docx.bytes)
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  expect(text).toContain('一、各类诉求逐季数量')
  expect(Object.keys(parts).filter((file) => file.startsWith('word/media/'))).toHaveLength(3)

  await page.evaluate(() => {
    window.print = () => {
      document.title = `printed ${document.querySelectorAll('.print-deck .sheet img').length}`
    }
  })
  await page.getByTestId('deck-print').click()
  await expect(page).toHaveTitle('printed 3')
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
})

test('a cancelled export leaves no file behind, and the next one works', async ({ guarded: page }) => {
  await open(page, 'demands')
  for (const chart of ['demand-trend', 'demand-units', 'demand-ageing', 'demand-heatmap', 'demand-change'])
    await pin(page, chart)
  await expect(app(page)).toHaveAttribute('data-kept', 'true')
  await open(page, 'meeting')
  let downloads = 0
  page.on('download', () => (downloads += 1))
  // In the page: a machine at rest has drawn all before a click from outside arrives.
  await page.evaluate(() => {
    const button = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
    new MutationObserver((_, watching) => {
      const cancel = button('deck-export-cancel')
      if (cancel) watching.disconnect()
      cancel?.click()
    }).observe(document.body, { childList: true, subtree: true })
    button('deck-zip')?.click()
  })
  await expect(page.getByTestId('deck-export-state')).toContainText('已取消')
  await expect(page.getByTestId('deck-zip')).toBeEnabled()
  await page.waitForTimeout(500)
  expect(downloads).toBe(0)
  const { bytes } = await saved(page, 'deck-zip')
  expect(Object.keys(unzipSync(bytes))).toHaveLength(6)
})
