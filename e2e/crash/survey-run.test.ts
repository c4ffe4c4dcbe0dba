import { expect, test } from 'vitest'
import { crashRun } from './survey-run.ts'

// The short form; `npm run test:crash-run` asks 100,000 and kills twenty times.
test('asking many on a day is killed while it plans and while it mails: everybody is planned once, and nobody mailed twice', async () => {
  const report = await crashRun(12_000, 2, 60)
  expect(report).toMatchObject({ state: 'done', lookedAt: 12_000, planned: 12_000, plannedTwice: 0, mailedTwice: [] })
  // Killed in the middle, not before or after.
  for (const at of report.killedAt) expect(at).toBeLessThan(12_000)
  expect(report.mailed + report.uncertain).toBeGreaterThanOrEqual(60)
}, 300_000)
