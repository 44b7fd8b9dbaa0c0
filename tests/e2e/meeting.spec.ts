import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { strFromU8, unzipSync } from 'fflate'
import { app, confirm, drop, expect, open, pin, ready, saved, test } from './support'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const HEADER = '编号,集团,单位,登记日期,需求类别,状态,办结日期\n'

/** `count` demands of one day, half of them closed on it. */
const demands = (id: string, day: string, count: number, category: string) =>
  Array.from(
    { length: count },
    (_, index) =>
      `${id}${index},华岳,${index % 3 ? '三号井' : '四号井'},${day},${category},${index % 2 ? '已办结' : '办理中'},${index % 2 ? day : ''}`,
  )

async function load(page: Page, name: string, rows: readonly string[]): Promise<void> {
  await drop(page, [{ name, content: new TextEncoder().encode(`${HEADER}${rows.join('\n')}\n`) }])
  await confirm(page)
}

const slide = (page: Page) => page.getByTestId('slide')

async function at(page: Page, index: number): Promise<void> {
  await expect(slide(page)).toHaveAttribute('data-index', String(index))
  await ready(page)
}

/** Text on the stage that is smaller than 24 px of the screen, or not wholly on it. */
function illegible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const stage = document.querySelector<HTMLElement>('[data-testid="slide"]')
    if (!stage) return ['no slide']
    const box = stage.getBoundingClientRect()
    const texts = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement
      if (!parent || !node.textContent?.trim() || parent.closest('.hidden')) continue
      const range = document.createRange()
      range.selectNode(node)
      const { width, right, left, bottom } = range.getBoundingClientRect()
      const { fontSize, fill, opacity } = getComputedStyle(parent)
      if (!width || /^(none|rgba\(0, 0, 0, 0\)|transparent)$/.test(fill) || opacity === '0') continue
      const size = parseFloat(fontSize) * Number(stage.dataset['scale'])
      if (size < 24) found.push(`${size} px: ${node.textContent}`)
      if (left < box.left - 1 || right > box.right + 1 || bottom > box.bottom + 1)
        found.push(`cut: ${node.textContent}`)
    }
    return found
  })
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}

test('six charts are pinned and presented by keyboard; what is decided opens the next quarter, then and now', async ({
  guarded: page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await open(page, 'data')
  await load(page, 'q3.csv', [...demands('A', '2026-08-01', 40, '生活保障'), ...demands('B', '2026-05-01', 30, '其他')])
  await open(page, 'overview')
  await pin(page, 'overview-kpis')
  await open(page, 'demands?org=华岳/三号井')
  for (const chart of ['demand-trend', 'demand-loop', 'demand-units']) await pin(page, chart)
  await open(page, 'demands')
  for (const chart of ['demand-heatmap', 'demand-list']) await pin(page, chart)

  await open(page, 'meeting')
  await expect(page.getByTestId('pinned')).toHaveCount(6)
  await page.keyboard.press('p')
  await at(page, 1)
  await expect(slide(page)).toHaveAttribute('data-count', '6')
  for (let index = 1; index <= 6; index += 1) {
    await at(page, index)
    expect(await illegible(page), `slide ${index}`).toEqual([])
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await at(page, 2)
  await page.keyboard.press('d')
  await page.keyboard.type('三号井食堂增开夜班窗口')
  await page.getByTestId('decision-owner').fill('后勤部')
  await page.getByTestId('decision-due').fill('2026-10-31')
  await page.getByTestId('decision-save').press('Enter')
  await ready(page)

  // Played: a mark is chosen by arrows, opened by Enter, and the slide had back.
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(slide(page)).not.toHaveAttribute('data-chart', 'demand-trend')
  await ready(page)
  await page.keyboard.press('Space')
  await page.keyboard.press('Backspace')
  await expect(slide(page)).toHaveAttribute('data-chart', 'demand-trend')
  await page.keyboard.press('Escape')
  await expect(app(page)).toHaveAttribute('data-route', 'meeting')
  await ready(page)
  await expect(page.getByTestId('decision')).toHaveCount(1)
  await expect(app(page)).toHaveAttribute('data-kept', 'true')

  await load(page, 'q4.csv', demands('C', '2026-11-01', 56, '生活保障'))
  await ready(page)
  await expect(page.getByTestId('suggestion')).toContainText('三号井食堂增开夜班窗口')
  await page.getByTestId('present').click()
  await at(page, 1)
  await expect(slide(page)).toHaveAttribute('data-kind', 'followUp')
  // 三号井 has two of three: 26 of 40, then 37 of 56.
  const row = page.getByTestId('follow-up').locator('tbody tr')
  await expect(row).toContainText('26 件')
  await expect(row).toContainText('37 件')
  await expect(row).toContainText('已超期')
  expect(await illegible(page)).toEqual([])
  await page.keyboard.press('Escape')
  await ready(page)

  const csv = (await saved(page, 'decisions-csv')).bytes.toString('utf8')
  expect(csv).toContain('2026Q3,三号井食堂增开夜班窗口,后勤部,2026-10-31,open,demand_count,26,37,华岳/三号井,')
  const slides = Object.entries(unzipSync((await saved(page, 'deck-pptx')).bytes))
    .filter(([name]) => name.startsWith('ppt/slides/slide'))
    .map(([, xml]) => strFromU8(xml))
  const table = slides.find((xml) => xml.includes('三号井食堂增开夜班窗口'))
  expect(table).toContain('26 件')
  expect(table).toContain('37 件')
})

test('a deck is ordered, noted, left and had back, and is there after a reload', async ({ guarded: page }) => {
  await open(page, 'meeting')
  await page.getByTestId('suggestion-accept').click()
  await ready(page)
  const pinned = page.getByTestId('pinned')
  const titles = await pinned.locator('strong').allTextContents()
  await pinned.nth(1).dragTo(pinned.nth(0))
  await expect(pinned.locator('strong').first()).toHaveText(titles[1] ?? '')
  await pinned.first().getByTestId('slide-edit').click()
  await page.getByTestId('slide-title').fill('先看办理')
  await page.getByTestId('slide-note').fill('请三号井说明')
  await page.getByTestId('slide-note').blur()
  await pinned.nth(1).getByTestId('unpin').click()
  await expect(pinned).toHaveCount(titles.length - 1)
  await page.getByTestId('meeting-undo').click()
  await expect(pinned).toHaveCount(titles.length)
  await expect(app(page)).toHaveAttribute('data-kept', 'true')
  await page.reload()
  await ready(page)
  await expect(pinned.first()).toContainText('先看办理')
  const [speaker] = await Promise.all([
    page.context().waitForEvent('page'),
    page
      .getByTestId('present')
      .click()
      .then(async () => {
        await at(page, 1)
        await page.keyboard.press('n')
      }),
  ])
  await expect(speaker.getByTestId('speaker-note')).toHaveText('请三号井说明')
  await expect(speaker.getByTestId('speaker-picture')).toHaveJSProperty('complete', true)
  expect(await speaker.getByTestId('speaker-picture').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(
    1920,
  )
  expect(await violations(speaker)).toEqual([])
  await speaker.keyboard.press('PageDown')
  await at(page, 2)
  await expect(speaker.getByTestId('speaker')).toHaveAttribute('data-index', '2')
})

for (const scheme of ['light', 'dark'] as const) {
  test(`no violation on the meeting page, the stage and its line, ${scheme}`, async ({ guarded: page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await open(page, 'meeting')
    expect(await violations(page)).toEqual([])
    await page.getByTestId('present').click()
    await at(page, 1)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('ArrowRight')
    await at(page, 2)
    await page.keyboard.press('d')
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('夜班窗口')
    await page.keyboard.press('Enter')
    await page.keyboard.press('?')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('?')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('decision')).toHaveCount(1)
    expect(await violations(page)).toEqual([])
  })
}
