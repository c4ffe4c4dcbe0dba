import { benchClocks } from './clocks.ts'
import { benchFootprint, benchPages } from './footprint.ts'
import { startHeed } from './heed.ts'
import { benchIntake } from './intake.ts'
import { benchReads } from './reads.ts'
import { benchWrites } from './writes.ts'

/** `npm run bench` runs all, `npm run bench -- writes reads` some. One JSON line a figure. */
const parts = {
  footprint: benchFootprint,
  pages: benchPages,
  writes: benchWrites,
  intake: benchIntake,
  reads: benchReads,
  clocks: benchClocks,
}

const wanted = process.argv.slice(2)
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const heed = await startHeed()
  try {
    await bench(heed)
  } finally {
    await heed.stop()
  }
}
