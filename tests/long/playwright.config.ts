import { defineConfig } from '@playwright/test'
import short from '../../playwright.config'

const port = 4184

/** The long tier: browsers of its own, killed and loaded with millions of rows. Run by `npm run test:long` on the built app. */
export default defineConfig({
  ...short,
  testDir: '.',
  /** Tests of numbers (`*.test.ts`) are Vitest's. */
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/long',
  timeout: 1_200_000,
  expect: { timeout: 120_000 },
  use: { ...short.use, baseURL: `http://localhost:${port}/` },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort --host localhost`,
    cwd: '../..',
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
})
