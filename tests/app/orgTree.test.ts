import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import OrgTree from '@/app/components/filters/OrgTree.vue'
import { organisationOf } from '@/grammar/organisation'
import { expectAccessible, show } from './support'

const organisation = organisationOf([
  '华岳矿业/三号井/综采一队',
  '华岳矿业/三号井/综采二队',
  '华岳矿业/五号井/通风队',
  '华岳矿业/机运处',
])

const focused = () => document.activeElement?.textContent?.trim()

test('arrows move and open, Enter chooses', async () => {
  const tree = await show(OrgTree, { organisation, chosen: '华岳矿业' })
  await userEvent.click(page.getByTestId('org-search'))
  await userEvent.keyboard('{ArrowDown}')
  expect(focused()).toBe('华岳矿业')
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  expect(focused()).toBe('三号井')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(focused()).toBe('综采二队')
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(page.getByRole('treeitem').elements().length).toBe(4)
  await userEvent.keyboard('{Enter}')
  expect(tree.emitted('choose')).toEqual([['华岳矿业/三号井']])
})

test('a click on the name chooses, on the arrow opens', async () => {
  const tree = await show(OrgTree, { organisation, chosen: '华岳矿业' })
  const row = page.getByRole('treeitem').nth(1)
  await userEvent.click(row.element().querySelector('.arrow') ?? row)
  expect(tree.emitted('choose')).toBeUndefined()
  expect(row.element().getAttribute('aria-expanded')).toBe('true')
  await userEvent.click(row.element().querySelector('.name') ?? row)
  expect(tree.emitted('choose')).toEqual([['华岳矿业/三号井']])
})

test.each([
  ['综采', 2],
  ['zcyd', 1],
  ['tongfeng', 1],
  ['三号井/综采一', 1],
  ['没有', 0],
])('“%s” finds %i', async (words, count) => {
  const tree = await show(OrgTree, { organisation, chosen: '华岳矿业' })
  await userEvent.fill(page.getByTestId('org-search'), words)
  await vi.waitFor(() => expect(document.querySelectorAll('[role="treeitem"]').length).toBe(count))
  await userEvent.keyboard('{Enter}')
  expect(tree.emitted('choose')?.length ?? 0).toBe(Math.min(count, 1))
})

test('is accessible', async () => {
  await show(OrgTree, { organisation, chosen: '华岳矿业/三号井' })
  await expectAccessible()
})
