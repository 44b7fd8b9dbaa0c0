import { pages } from '@/app/router'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import DropOverlay from '@/app/components/shell/DropOverlay.vue'
import BootScreen from '@/app/components/shell/BootScreen.vue'
import EmptyStart from '@/app/components/shell/EmptyStart.vue'
import PageHeader from '@/app/components/shell/PageHeader.vue'
import SideNav from '@/app/components/shell/SideNav.vue'
import TemplateList from '@/app/components/data/TemplateList.vue'
import ColumnDictionary from '@/app/components/data/ColumnDictionary.vue'
import { templateOf } from '@/app/components/data/template'
import { setLocale } from '@/app/i18n'
import { useTheme } from '@/app/composables/useTheme'
import { useLibrary } from '@/app/stores/library'
import { datasets, vocabulary } from '@/catalog'
import { matchHeaders, recognise } from '@/engine/import/recognise'
import { Fault } from '@/engine/fault'
import { expectAccessible, show, stage } from './support'

afterEach(() => localStorage.clear())

describe.each(['light', 'dark'] as const)('in the %s theme nothing is wrong for axe', (look) => {
  test.each([
    ['navigation', SideNav, { current: 'demands' }],
    ['header', PageHeader, { page: 'demands' }],
    ['start', EmptyStart, {}],
    ['boot', BootScreen, {}],
    ['templates', TemplateList, {}],
    ['dictionary', ColumnDictionary, {}],
  ])('%s', async (_, component, props) => {
    document.documentElement.dataset['theme'] = look
    await show(component, props)
    await expectAccessible()
  })
})

test('the header says page and question in the language chosen', async () => {
  const header = await show(PageHeader, { page: 'training' })
  expect(header.text()).toContain('还有谁缺证')
  setLocale('en')
  await header.vm.$nextTick()
  expect(header.text()).toContain('who lacks a certificate')
})

test('navigation keeps the filters and folds to icons that still have names', async () => {
  await page.viewport(1366, 768)
  const nav = await show(SideNav, { current: 'demands' }, undefined, '/demands?org=华岳矿业')
  expect(
    nav.findAll('a').map((link) => new URL(link.attributes('href') ?? '', 'http://x').searchParams.get('org')),
  ).toEqual(pages.map(() => '华岳矿业'))
  const fold = page.getByRole('button')
  const before = fold.element().getAttribute('aria-expanded')
  await userEvent.click(fold)
  expect(fold.element().getAttribute('aria-expanded')).not.toBe(before)
  expect(page.getByRole('link', { name: '需求' }).element().getAttribute('aria-current')).toBe('page')
})

test('the chosen look holds over what the system says', async () => {
  const header = await show(PageHeader, { page: 'data' })
  await userEvent.click(page.getByRole('button', { name: '外观' }))
  await userEvent.keyboard('{End}{Enter}')
  await header.vm.$nextTick()
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(useTheme().theme.value.name).toBe('dark')
  useTheme().look.value = 'light'
  await header.vm.$nextTick()
  expect(document.documentElement.dataset['theme']).toBe('light')
})

test('a failed start says why and can be tried again', async () => {
  const place = stage()
  const library = useLibrary()
  library.fault = new Fault('boot-timeout', { seconds: 30 })
  await show(BootScreen, {}, place)
  await expect.element(page.getByRole('alert')).toHaveTextContent('30 秒')
  await expect.element(page.getByTestId('boot-retry')).toBeVisible()
  await expectAccessible()
})

test('files dropped anywhere are taken; dragged text is not', async () => {
  const overlay = await show(DropOverlay)
  const carry = (type: string, file?: File) => {
    const dataTransfer = new DataTransfer()
    if (file) dataTransfer.items.add(file)
    else dataTransfer.setData('text/plain', 'x')
    const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
    return event
  }
  expect(carry('dragenter').defaultPrevented).toBe(false)
  carry('dragenter', new File(['a'], 'a.csv'))
  await expect.element(page.getByTestId('drop-overlay')).toBeVisible()
  carry('drop', new File(['a'], 'a.csv'))
  await expect.poll(() => document.querySelector('[data-testid="drop-overlay"]')).toBeNull()
  expect((overlay.emitted('drop')?.[0]?.[0] as File[]).map((file) => file.name)).toEqual(['a.csv'])
})

test.each(datasets.map((dataset) => [dataset.id, dataset] as const))(
  'the template of %s is recognised as it, every column',
  (id, dataset) => {
    const [header = ''] = templateOf(dataset).slice(1).split('\n')
    const names = header.split(',')
    expect(recognise(names, datasets, vocabulary).dataset).toBe(id)
    expect(matchHeaders(names, dataset, vocabulary).mapping).not.toContain(undefined)
  },
)
