import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { summaryOf } from './audit-words.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../locales/en/${name}.json`, import.meta.url), 'utf8'))
beforeAll(() =>
  i18next.init({
    lng: 'en',
    resources: {
      en: Object.fromEntries(['systems', 'cases', 'common', 'setup', 'surveys'].map((name) => [name, read(name)])),
    },
  }),
)

test('a kind is said by its words, of whatever thing it is', () => {
  expect(summaryOf({ kind: 'complaint' })).toBe('Kind: Complaint')
  expect(summaryOf({ kind: 'visit', occasionId: 'x' })).toBe('Kind: A visit')
})

test('a kind that no words are known for leaves no name without a value', () => {
  expect(summaryOf({ kind: 'unheard_of', name: 'Shop' })).toBe('Name: Shop')
})
