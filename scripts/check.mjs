// Everything that can be checked without running Heed: format, lint, types, boundaries, dead code, texts, requirements.
import { spawnSync } from 'node:child_process'

const checks = [
  ['format and lint', 'biome', ['check', '--error-on-warnings']],
  ['types: contract', 'tsc', ['-p', 'contract']],
  ['types: methods', 'tsc', ['-p', 'methods']],
  ['types: server', 'tsc', ['-p', 'server']],
  ['types: web', 'tsc', ['-p', 'web']],
  ['types: site', 'tsc', ['-p', 'site']],
  ['types: e2e and bench', 'tsc', ['-p', 'e2e']],
  ['boundaries', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'contract', 'methods', 'server', 'web', 'site']],
  ['dead code', 'knip', []],
  ['texts in five languages', 'node', ['scripts/check-locales.mjs']],
  ['requirements', 'node', ['scripts/check-requirements.mjs']],
]

let failed = 0
for (const [name, command, args] of checks) {
  const began = Date.now()
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (status !== 0) {
    failed += 1
    console.log(`${stdout}${stderr}`.trimEnd())
  }
}
process.exit(failed === 0 ? 0 : 1)
