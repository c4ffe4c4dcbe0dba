import { expect, test } from 'vitest'
import { csvCell, readCell } from './csv.ts'

test('no cell begins as a formula, wherever a spreadsheet cuts it', () => {
  expect(csvCell('=1+1')).toBe("'=1+1")
  expect(csvCell('@SUM(A1)')).toBe("'@SUM(A1)")
  // Where the comma is for decimals, a semicolon ends the cell, and quotation marks inside one do not protect.
  expect(csvCell('Perde;=HYPERLINK("http://x")')).toBe(`"Perde;'=HYPERLINK(""http://x"")"`)
  expect(csvCell('a\t=1')).toBe("a\t'=1")
  expect(csvCell('a\n =1')).toBe(`"a\n '=1"`)
})

test('what is no formula stays as it is', () => {
  expect(csvCell('3 - 1 = 2; 4')).toBe('3 - 1 = 2; 4')
  expect(csvCell('a, b')).toBe('"a, b"')
  expect(csvCell(-5)).toBe('-5')
  expect(csvCell(0)).toBe('0')
  expect(csvCell(null)).toBe('')
})

test('a long run of spaces costs no time', () => {
  const began = performance.now()
  csvCell(`a;${' '.repeat(20_000)}x`.repeat(5))
  expect(performance.now() - began).toBeLessThan(200)
})

test.each(['=1+1', '@SUM(A1)', 'Perde;=HYPERLINK(1)', 'a\t=1', 'a\n =1', "it's -5", '-5', 'plain'])(
  '%j is read back as it was',
  (text) => expect(readCell(csvCell(text).replace(/^"|"$/g, ''))).toBe(text),
)
