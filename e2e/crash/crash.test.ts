import { expect, test } from 'vitest'
import { crash } from './run.ts'

// The short form; `npm run test:crash` kills a hundred times.
test('four kills: nothing acknowledged is lost or doubled, nothing is sent twice, no job is stuck', async () => {
  const report = await crash(4)
  expect(report).toMatchObject({ lost: [], doubled: [], sentTwice: [], stuckJobs: [], unfinished: 0 })
  const taken = Object.values(report.acknowledged).reduce((sum, n) => sum + n, 0)
  expect(taken).toBeGreaterThan(10)
}, 300_000)
