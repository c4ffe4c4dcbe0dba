import { expect, test } from 'vitest'
import { readOrigin } from './site-origin.ts'

test.each([
  ['https://shop.example', 'https://shop.example'],
  [' https://SHOP.example/ ', 'https://shop.example'],
  ['https://shop.example:443', 'https://shop.example'],
  ['https://shop.example:8443', 'https://shop.example:8443'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%s names a site', (typed, origin) => {
  expect(readOrigin(typed)).toEqual({ origin })
})

test.each([
  ['shop.example', 'not_address'],
  ['ftp://shop.example', 'not_address'],
  ['javascript:alert(1)', 'not_address'],
  ['https://me:secret@shop.example', 'not_address'],
  ["https://shop.example;script-src 'unsafe-inline'", 'not_address'],
  ['https://shop.example, https://other.example', 'not_address'],
  ["https://shop.example;'none'", 'not_address'],
  ['https://*.shop.example', 'wildcard'],
  ['*', 'wildcard'],
  ['https://shop.example/contact', 'has_path'],
  ['https://shop.example/?page=1', 'has_path'],
  ['http://shop.example', 'not_safe'],
])('%s names none: %s', (typed, fault) => {
  expect(readOrigin(typed)).toEqual({ fault })
})
