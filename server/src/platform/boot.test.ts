import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { boot } from './boot.ts'
import { readConfig } from './config.ts'

test('a data folder that cannot be one is named, in one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-boot-'))
  const file = join(folder, 'a file')
  writeFileSync(file, '')
  const start = boot(readConfig({ HEED_DATA: file, HEED_LOG: 'silent' }), [])
  await expect(start).rejects.toThrow(/^HEED_DATA .*a file cannot be used \(EEXIST\); .*$/)
  rmSync(folder, { recursive: true, force: true })
})
