// Runs every test and closes with the count of each kind. With CI=true a skipped test is a failure.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'heed-results-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
let broken = false

const began = Date.now()
const check = spawnSync('node', ['scripts/check.mjs'], { stdio: 'inherit' })
if (check.status !== 0) broken = true

for (const project of ['units', 'server', 'browser']) {
  const out = join(folder, `${project}.json`)
  const { status } = spawnSync(
    'vitest',
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${out}`,
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit' },
  )
  const result = JSON.parse(readFileSync(out, 'utf8'))
  const skipped = result.numPendingTests + result.numTodoTests
  lines.push(`${project}: ${result.numPassedTests} passed, ${result.numFailedTests} failed, ${skipped} skipped`)
  total.passed += result.numPassedTests
  total.failed += result.numFailedTests
  total.skipped += skipped
  if (status !== 0) broken = true
}
rmSync(folder, { recursive: true, force: true })

console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}`)
console.log(`  everything took ${Math.round((Date.now() - began) / 1000)} s`)
if (check.status !== 0) console.log('  npm run check found problems (above)')
const skipsCount = process.env.CI === 'true' && total.skipped > 0
if (skipsCount) console.log('  a skipped test counts as a failure here (CI=true)')
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(broken || skipsCount ? 1 : 0)
