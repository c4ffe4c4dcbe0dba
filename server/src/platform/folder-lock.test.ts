import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isLocked, lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heed-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder that another living process owns is refused', () => {
  writeFileSync(join(folder, 'heed.pid'), `${process.ppid} `)
  expect(isLocked(folder)).toBe(true)
  expect(() => lockFolder(folder)).toThrow(/in use by another Heed/)
})

test('an empty lock, as a full disk leaves it, locks nobody out', () => {
  writeFileSync(join(folder, 'heed.pid'), '')
  expect(isLocked(folder)).toBe(false)
  const unlock = lockFolder(folder)
  unlock()
})
