import { expect, test } from 'vitest'
import { crashAnswers } from './survey-answers.ts'

test('eight people answer at once while the server is killed three times: whoever was thanked is there once', async () => {
  const report = await crashAnswers(8, 3)
  expect(report).toMatchObject({ lost: [], doubled: [] })
  expect(report.thanked).toBeGreaterThanOrEqual(24)
  expect(report.kept).toBeGreaterThanOrEqual(report.thanked)
}, 300_000)
