import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import SpeakerApp from './app/SpeakerApp.vue'
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

/** `#/present?speaker=…`: the speaker's window, which has no data and so starts nothing. */
const speaker = new URLSearchParams(location.hash.split('?')[1]).get('speaker')

if (window.xinshengUnsupported) {
  // The page says so.
} else if (speaker) createApp(SpeakerApp, { presentation: speaker }).use(i18n).mount('#app')
else createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
