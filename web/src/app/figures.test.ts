import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { figures } from './figures.ts'

const texts = { found: 'n {{n}}', files_one: '{{count}} file', files_other: '{{count}} files' }
const speak = async (lng: string) => {
  const spoken = createInstance()
  await spoken
    .use(figures)
    .init({ lng, resources: { [lng]: { translation: texts } }, interpolation: { alwaysFormat: true } })
  return spoken.t as (key: string, put: Record<string, unknown>) => string
}

test('a figure put into a text is written as its language writes figures', async () => {
  expect((await speak('tr'))('found', { n: 12_345 })).toBe('n 12.345')
  expect((await speak('az'))('found', { n: 12_345 })).toBe('n 12.345')
  expect((await speak('id'))('found', { n: 4.5 })).toBe('n 4,5')
  expect((await speak('zh'))('found', { n: 12_345 })).toBe('n 12,345')
})

test('a counted figure still chooses its word', async () => {
  const t = await speak('en')
  expect(t('files', { count: 1 })).toBe('1 file')
  expect(t('files', { count: 2000 })).toBe('2,000 files')
})

test('a number that is a name stays as it is written', async () => {
  expect((await speak('tr'))('found', { n: '1042' })).toBe('n 1042')
})
