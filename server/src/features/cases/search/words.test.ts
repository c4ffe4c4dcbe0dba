import { expect, test } from 'vitest'
import { cutQuery, cutWords } from './words.ts'

const finds = (text: string, query: string) => {
  const words = cutWords(text)
  const { whole, begun } = cutQuery(query)
  return (
    whole.every((word) => words.has(word)) && (begun === undefined || [...words].some((word) => word.startsWith(begun)))
  )
}

test.each([
  ['İki çarşabın rəngi fərqlidir', 'iki'],
  ['IŞIK yanmıyor', 'ışık'],
  ['IŞIK yanmıyor', 'isik'],
  ['ışık', 'IŞIK'],
  ['Dəst qızımın toyu üçündür', 'dəst'],
  ['Dəst qızımın toyu üçündür', 'dest qizimin'],
  ['请问窗帘可以水洗吗?', '窗帘'],
  ['请问窗帘可以水洗吗?', '可以水洗'],
  ['Kapan tukang bisa datang?', 'tuk'],
  ['order 7714 refunded', '7714 refund'],
])('%s is found by %s', (text, query) => expect(finds(text, query)).toBe(true))

test.each([
  ['请问窗帘可以水洗吗?', '帘窗'],
  ['refund', 'refunds'],
  ['refund granted', 'ref granted'],
])('%s is not found by %s', (text, query) => expect(finds(text, query)).toBe(false))

test('a hostile text gives a bounded number of words', () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `w${index}`).join(' ')
  expect(cutWords(text).size).toBeLessThanOrEqual(3000)
})
