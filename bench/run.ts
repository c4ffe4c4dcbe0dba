import { benchClocks } from './clocks.ts'
import { benchFootprint, benchPages } from './footprint.ts'
import { startHeed } from './heed.ts'
import { benchIntake } from './intake.ts'
import { benchReads } from './reads.ts'
import { benchSurveys } from './surveys.ts'
import { benchWebhooks } from './webhooks.ts'
import { benchWrites } from './writes.ts'

/** `npm run bench` runs all, `npm run bench -- writes reads` some. One JSON line a figure. */
const parts = {
  footprint: benchFootprint,
  pages: benchPages,
  writes: benchWrites,
  intake: benchIntake,
  reads: benchReads,
  clocks: benchClocks,
  surveys: benchSurveys,
  webhooks: benchWebhooks,
}

const wanted = process.argv.slice(2)
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  // Pages of customers are limited by address; those of the bench come from many.
  const heed = await startHeed(name === 'surveys' ? { HEED_TRUSTED_PROXIES: '127.0.0.1' } : {})
  try {
    await bench(heed)
  } finally {
    await heed.stop()
  }
}
