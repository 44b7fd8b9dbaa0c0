import { mount, type VueWrapper } from '@vue/test-utils'
import axe from 'axe-core'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { afterEach, expect } from 'vitest'
import { nextTick, type Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { i18n, setLocale } from '@/app/i18n'
import { pages } from '@/app/router'
import '@/app/styles/tokens.css'
import '@/app/styles/base.css'
import '@/app/styles/parts.css'

const mounted: VueWrapper[] = []

afterEach(() => {
  for (const wrapper of mounted.splice(0)) wrapper.unmount()
  document.body.replaceChildren()
  setLocale('zh-CN')
})

export function stage(): { pinia: Pinia; router: Router } {
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [...pages, 'present'].map((name) => ({ path: `/${name}`, name, component: { render: () => null } })),
  })
  return { pinia, router }
}

/** A component as in the app, on a page of its own. */
export async function show(
  component: Component,
  props: Record<string, unknown> = {},
  { pinia, router } = stage(),
  address = '/demands',
): Promise<VueWrapper> {
  await router.push(address)
  const host = document.createElement('div')
  document.body.append(host)
  const wrapper = mount(component, { props, attachTo: host, global: { plugins: [pinia, i18n, router] } })
  mounted.push(wrapper)
  await nextTick()
  return wrapper
}

/** No violation that axe knows of, colours included. */
export async function expectAccessible(element: Element = document.body): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
}
