import { availableParallelism } from 'node:os'
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
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/{data,grammar,engine}/**/*.test.ts'],
          exclude: [...configDefaults.exclude],
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve: { alias },
        // Its files share one sample company: no file changes it, and loading it takes longer than most of them.
        test: {
          name: 'catalog',
          include: ['tests/catalog/**/*.test.ts'],
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve: { alias },
        test: { name: 'long', include: ['tests/long/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 180_000 },
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
