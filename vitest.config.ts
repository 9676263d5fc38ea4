import { defineConfig } from 'vitest/config'

// A zone with a quarter-hour offset: code that reads the machine's zone fails here.
process.env['TZ'] = 'Asia/Kathmandu'

const dependencies = ['**/node_modules/**', '**/dist/**', '.dateline/**']

export default defineConfig({
  test: {
    env: { TZ: 'Asia/Kathmandu', NODE_ENV: 'test' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...dependencies, '**/*.db.test.ts', 'e2e/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: [...dependencies, 'e2e/**'],
          globalSetup: ['server/src/testing/postgres.ts'],
          setupFiles: ['server/src/testing/content-keys.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          pool: 'forks',
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['e2e/**/*.e2e.ts'],
          exclude: dependencies,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          pool: 'forks',
          fileParallelism: false,
        },
      },
    ],
  },
})
