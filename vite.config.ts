import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { contentSecurityPolicy } from './csp.ts'

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

export default defineConfig({
  base: './',
  plugins: [vue()],
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  build: {
    target: ['chrome95', 'firefox100', 'safari15.4'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
  },
  preview: { port: Number(process.env['PORT'] ?? 4173), strictPort: true, headers },
  server: { port: 5173 },
})
