import { nextTick } from 'vue'
import { afterEach, expect, test } from 'vitest'
import PictureChoices from '@/app/components/export/PictureChoices.vue'
import { usePictureChoice } from '@/app/composables/usePictureChoice'
import { expectAccessible, show } from '../../support'

afterEach(() => localStorage.removeItem('xinsheng.picture'))

test('what was chosen is kept; numbers stay within what can be painted; accessible', async () => {
  const wrapper = await show(PictureChoices, { pixels: '1920×1080 像素' })
  await expectAccessible()
  await wrapper.get('[data-testid="preset-custom"]').setValue()
  await wrapper.get('[data-testid="picture-width"]').setValue('99999')
  await wrapper.get('[data-testid="picture-height"]').setValue('10')
  await wrapper.get('[data-testid="ground-transparent"]').setValue()
  await wrapper.get('[data-testid="scale-3"]').trigger('click')
  await nextTick()
  const { choice, scale } = usePictureChoice()
  expect(choice.value).toEqual({ preset: 'custom', width: 8000, height: 320, transparent: true, scale: 3 })
  expect(scale.value).toBe(3)
  expect(JSON.parse(localStorage.getItem('xinsheng.picture') ?? '')).toMatchObject({ preset: 'custom', scale: 3 })
  await expectAccessible()
  await wrapper.get('[data-testid="preset-slide"]').setValue()
})

test('what was kept and makes no sense is the usual', async () => {
  const { choice, change } = usePictureChoice()
  change({ preset: 'poster' as never })
  await nextTick()
  expect(choice.value.preset).toBe('slide')
})
