import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    // A PostgreSQL for the whole run, and in it a database for each file.
    globalSetup: 'tests/support/cluster.ts',
    setupFiles: 'tests/support/each-file.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { PLUMBLINE_KIND: 'test', LOG_LEVEL: 'fatal' },
  },
})
