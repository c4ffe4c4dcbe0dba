import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { permissions } from '../contract/src/permissions.ts'
import { mailFaults } from '../server/src/platform/mail/transport/mail-problem.ts'

const read = (file: string): Record<string, unknown> => JSON.parse(readFileSync(`locales/en/${file}.json`, 'utf8'))

const hasWords = (texts: unknown, code: string) =>
  typeof code.split('.').reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], texts) === 'string'

/** Every code that the server refuses with or gives as a reason, read from the lines that make them. */
function codesInSources(): string[] {
  const made = [
    /\b(?:problem|ProblemError|MailError|UnreadableItem)\(\s*(?:\d+,\s*)?'([a-z_.]+)'/g,
    /\b(?:reason|problem|code|error)\b[^\n]*?'([a-z_]+\.[a-z_]+)'/g,
  ]
  const sources = globSync('{server,contract}/src/**/*.ts').filter((path) => !/\.test\.ts$|\/testing\//.test(path))
  return sources.flatMap((path) => {
    const source = readFileSync(path, 'utf8')
    return made.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code]) => code as string))
  })
}

// The other languages are held to the English texts by check-locales.mjs.
test('whatever code the server gives as a reason has words', () => {
  const errors = read('errors')
  const codes = new Set([...codesInSources(), ...mailFaults.flatMap((fault) => [`imap.${fault}`, `smtp.${fault}`])])
  expect(codes.size).toBeGreaterThan(80)
  expect([...codes].filter((code) => !hasWords(errors, code))).toEqual([])
})

test('everything that can happen has words in the audit log', () => {
  const { action } = read('systems').audit as { action: unknown }
  const types = globSync('server/src/events/*.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/defineEvent\(\s*'([a-z_.]+)'/g)].map(([, type]) => type as string),
  )
  expect(types.length).toBeGreaterThan(30)
  expect(types.filter((type) => !hasWords(action, type.replace('.', '_')))).toEqual([])
})

test('every permission has its words', () => {
  const { permission } = read('members')
  expect(permissions.filter((name) => !hasWords(permission, name.replace(':', '_')))).toEqual([])
})

/** As `ui/format.ts` writes it: “95%”, and “%95” in Turkish. A sign by itself names a unit. */
test('a share in a text is written as each language writes it', () => {
  const wrong = globSync('locales/*/*.json').flatMap((path) => {
    const isTurkish = path.split(/[\\/]/)[1] === 'tr'
    const amiss = isTurkish ? /(?:[\d}]\s?%(?!\d|\{))|%\s[\d{]/g : /[\d}]\s%|%[\d{]/g
    return [...readFileSync(path, 'utf8').matchAll(amiss)].map(([found]) => `${path}: ${found}`)
  })
  expect(wrong).toEqual([])
})
