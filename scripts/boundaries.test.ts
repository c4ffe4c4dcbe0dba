import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** A small house with one violation of each wall: every rule must see its own. */
const planted: Record<string, Record<string, string>> = {
  'no-circles': {
    'contract/src/a.ts': "import { b } from './b.ts'\nexport const a = () => b",
    'contract/src/b.ts': "import { a } from './a.ts'\nexport const b = () => a",
  },
  'contract-is-a-leaf': {
    'contract/src/c.ts': "import { m } from '../../methods/src/m.ts'\nexport const c = m",
    'methods/src/m.ts': 'export const m = 1',
  },
  'methods-are-a-leaf': {
    'methods/src/d.ts': "import { e } from '../../contract/src/e.ts'\nexport const d = e",
    'contract/src/e.ts': 'export const e = 1',
  },
  'pages-do-not-reach-into-the-server': {
    'web/src/f.ts': "import { s } from '../../server/src/s.ts'\nexport const f = s",
    'server/src/s.ts': 'export const s = 1',
  },
  'the-server-does-not-reach-into-pages': {
    'server/src/g.ts': "import { w } from '../../web/src/w.ts'\nexport const g = w",
    'web/src/w.ts': 'export const w = 1',
  },
  'staff-app-and-public-pages-stay-apart': {
    'web/src/h.ts': "import { p } from '../../site/src/p.ts'\nexport const h = p",
    'site/src/p.ts': 'export const p = 1',
  },
  'public-pages-and-staff-app-stay-apart': {
    'site/src/i.ts': "import { w } from '../../web/src/v.ts'\nexport const i = w",
    'web/src/v.ts': 'export const w = 1',
  },
  'platform-knows-no-feature': {
    'server/src/platform/j.ts': "import { k } from '../features/cases/index.ts'\nexport const j = k",
    'server/src/features/cases/index.ts': 'export const k = 1',
  },
  'events-are-a-leaf': {
    'server/src/events/l.ts': "import { k } from '../features/cases/index.ts'\nexport const l = k",
  },
  'features-meet-at-the-front-door': {
    'server/src/features/voice/n.ts': "import { o } from '../cases/inside.ts'\nexport const n = o",
    'server/src/features/cases/inside.ts': 'export const o = 1',
  },
  'routes-never-touch-the-database': {
    'server/src/features/voice/voice.routes.ts':
      "import { q } from '../../platform/database/connect.ts'\nexport const r = q",
    'server/src/platform/database/connect.ts': 'export const q = 1',
  },
  'contract-and-methods-need-no-node': {
    'methods/src/t.ts': "import { readFileSync } from 'node:fs'\nexport const t = readFileSync",
  },
}

const root = resolve(import.meta.dirname, '..')
let caught: { rule: { name: string } }[]
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heed-walls-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const files of Object.values(planted)) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  }
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    [
      '--config',
      join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      'contract',
      'methods',
      'server',
      'web',
      'site',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  )
  caught = JSON.parse(stdout).summary.violations
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(Object.keys(planted))('the wall "%s" holds', (name) => {
  expect(caught.map((violation) => violation.rule.name)).toContain(name)
})

test('every wall has a planted violation', () => {
  const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] }
  expect(config.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(planted).sort())
})
