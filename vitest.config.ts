import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'methods', include: ['methods/src/**/*.test.ts', 'contract/src/**/*.test.ts'] } },
    ],
  },
})
