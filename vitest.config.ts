import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { configDefaults, defineConfig } from 'vitest/config'
import { chromiumPath } from './scripts/chromium.mjs'

const browser = chromiumPath()
const alias = { '@': resolve(import.meta.dirname, 'src') }

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/{data,grammar,catalog,engine}/**/*.test.ts'],
          exclude: [...configDefaults.exclude],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: { name: 'long', include: ['tests/long/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 60_000 },
      },
      {
        resolve: { alias },
        plugins: [vue()],
        test: {
          name: 'component',
          include: ['tests/app/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({
              launchOptions: { ...(browser && { executablePath: browser }), args: ['--no-sandbox', '--disable-gpu'] },
            }),
            instances: [{ browser: 'chromium' }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
})
