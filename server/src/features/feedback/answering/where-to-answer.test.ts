import { expect, test } from 'vitest'
import { addressIn } from './where-to-answer.ts'

test.each([
  ['Ayşe, 0532 000 00 00', { phone: '0532 000 00 00' }],
  ['ayse.demir@posta.test', { email: 'ayse.demir@posta.test' }],
  ['Ayşe <ayse@posta.test> veya +90 (532) 000-00-00', { email: 'ayse@posta.test', phone: '+90 (532) 000-00-00' }],
  ['Ayşe, 3. kat', {}],
  ['', {}],
])('in %o stands %o', (line, found) => {
  expect(addressIn(line)).toEqual(found)
})
