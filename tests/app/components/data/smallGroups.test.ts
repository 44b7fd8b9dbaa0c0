import { expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import SmallGroups from '@/app/components/data/SmallGroups.vue'
import { useLibrary } from '@/app/stores/library'
import type { LibraryState } from '@/engine/workspace/library'
import { expectAccessible, show, stage } from '../../support'

test('the minimum that holds is shown, a lower one with a warning, and a choice is handed on', async () => {
  const { pinia, router } = stage()
  const library = useLibrary()
  const panel = await show(SmallGroups, {}, { pinia, router })
  const choice = panel.get<HTMLSelectElement>('[data-testid="minimum"]')
  expect([choice.element.value, choice.findAll('option')[0]?.text()]).toEqual(['5', '3 份'])
  expect(panel.text()).not.toContain('低于默认值')
  const set = vi.spyOn(library, 'setMinimum').mockResolvedValue()
  await choice.setValue('8')
  expect(set).toHaveBeenCalledWith(8)
  library.$patch({ state: { notes: { minimum: 3 }, storage: { owned: true } } as unknown as LibraryState })
  await nextTick()
  expect(choice.element.value).toBe('3')
  expect(panel.text()).toContain('低于默认值：3 份')
  await expectAccessible()
})
