import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { FreeText, OneLine } from './primitives.ts'

type Json = { [key: string]: unknown }

/** What a request says in one line, wherever it stands in a body: such texts become headers, headings and lines of lists. */
const inOneLine = /(^|\.)(name|subject|formOfAddress|phone|channel|origin|note|host|user|folder|tags\.\*)$/
/** Notes that people write over several lines. */
const severalLines = ['updateCustomer note', 'keepPromise note', 'withdrawPromise note']

test.each([
  'a\r\nBcc: b@mail.example',
  'a\nb',
  'a\rb',
  'a\u0000b',
  'a\tb',
  'a\u001bb',
  'a\u007fb',
  'a\u0085b',
  'a\u2028b',
  'a\u2029b',
])('%j is no line', (text) => {
  expect(OneLine.safeParse(text).error?.issues[0]?.message).toBe('text.not_one_line')
})

test('a line keeps every letter, and loses what stands around it', () => {
  for (const text of ['Ayşe Gül', '王芳', 'Löwe 🦁', 'na\u00a0me', 'علی\u200cرضا'])
    expect(OneLine.parse(text)).toBe(text)
  expect(OneLine.parse(' Narin \r\n')).toBe('Narin')
})

test('every name, subject and number that a request carries is one line', async () => {
  const endpoints = await listEndpoints()
  const lines = endpoints.flatMap(({ id, body }) =>
    body
      ? leavesOf(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Json)
          .filter(({ path }) => inOneLine.test(path))
          .map(({ path, leaf }) => ({ where: `${id} ${path}`, pattern: patternsOf(leaf) }))
      : [],
  )
  expect(lines.length).toBeGreaterThan(30)
  const open = lines.filter(({ pattern }) => pattern === '').map(({ where }) => where)
  expect(open).toEqual(severalLines)
})

async function listEndpoints(): Promise<Endpoint[]> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  const modules: Json[] = await Promise.all(files.map((file) => import(`./${file}`)))
  return modules.flatMap((exported) =>
    Object.values(exported).filter(
      (value): value is Endpoint => typeof value === 'object' && value !== null && 'path' in value && 'may' in value,
    ),
  )
}

const patternsOf = (leaf: Json): string =>
  [leaf.pattern, ...((leaf.allOf as Json[] | undefined) ?? []).map(({ pattern }) => pattern)].filter(Boolean).join(' ')

/** Every text of a schema with its path; items of lists stand at `*`. */
function leavesOf(schema: Json, path = ''): { path: string; leaf: Json }[] {
  const below = (name: string) => (path ? `${path}.${name}` : name)
  const choices = [...((schema.anyOf ?? schema.oneOf ?? []) as Json[])]
  if (choices.length > 0) return choices.flatMap((choice) => leavesOf(choice, path))
  if (schema.type === 'object')
    return Object.entries((schema.properties ?? {}) as Record<string, Json>).flatMap(([name, child]) =>
      leavesOf(child, below(name)),
    )
  if (schema.type === 'array') return leavesOf((schema.items ?? {}) as Json, below('*'))
  return schema.type === 'string' && !schema.enum && !schema.const ? [{ path, leaf: schema }] : []
}

test('signs that nobody sees are no words, and stay where they join or part what is seen', () => {
  for (const text of [
    '',
    ' ',
    '\u200b',
    '\u200b\ufeff \u2060\n',
    '\u00ad',
    '\u3164',
    '\u2800\u2800',
    '\u180e',
    '\u{e0020}\ufe0f',
    '\u202e',
  ])
    for (const schema of [FreeText, OneLine])
      expect(schema.parse(text.replace('\n', ' ')), JSON.stringify(text)).toBe('')
  expect(FreeText.min(1).safeParse('\u200b').success).toBe(false)
  for (const text of ['علی\u200cرضا', '👩\u200d👧', 'क्\u200dष', '\u200bseen', '.', '王'])
    for (const schema of [FreeText, OneLine]) expect(schema.parse(`  ${text} `)).toBe(text)
})

test('no text that a request carries is trimmed by itself, past that rule', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  const past = files.filter((file) =>
    /\.string\(\)\s*\.trim\(\)/.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
  )
  expect(past).toEqual([])
})
