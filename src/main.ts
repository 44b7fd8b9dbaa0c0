import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { i18n } from './app/i18n'
import { router } from './app/router'
import './app/styles/tokens.css'
import './app/styles/base.css'
import './app/styles/parts.css'

declare global {
  interface Window {
    /** Set by floor.js, which then says in words what is needed. */
    xinshengUnsupported?: true
  }
}

if (!window.xinshengUnsupported) createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
