import { expect, test } from 'vitest'
import { crash } from './run.ts'

// The short form; `npm run test:crash` kills a hundred times.
test('four kills: nothing acknowledged is lost or doubled, nothing is sent twice, no job is stuck', async () => {
  const report = await crash(4)
  expect(report).toMatchObject({ lost: [], doubled: [], sentTwice: [], stuckJobs: [], unfinished: 0 })
  const taken = Object.values(report.acknowledged).reduce((sum, n) => sum + n, 0)
  expect(taken).toBeGreaterThan(10)
}, 300_000)

// A server that is never restarted has to get its queue going again by itself.
test('six deaths of the database alone: the same server works on', async () => {
  const report = await crash(6, 0)
  expect(report).toMatchObject({ lost: [], doubled: [], sentTwice: [], stuckJobs: [], unfinished: 0 })
}, 300_000)
