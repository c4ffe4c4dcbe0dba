/**
 * A number as files of any country write it: "1,234.50", "1.234,50", "₺ 1 234,5", "１２３". A single mark before exactly three digits sets
 * thousands apart unless three decimals can be meant; of two kinds of marks the last sets the decimals apart. Undefined where it is none.
 * @param decimals how many there can be at most
 */
export function readNumber(written: string, decimals: number): number | undefined {
  const text = written
    .normalize('NFKC')
    .replace(/[\s'’٬]/g, '')
    .replace(/^(?:\p{L}|\p{Sc})+|(?:\p{L}|\p{Sc}|\.-|,-)+$/gu, '')
  if (!/^[+-]?\d[\d.,]*$/.test(text)) return undefined
  const mark = decimalMarkOf(text, decimals)
  const at = mark ? text.lastIndexOf(mark) : text.length
  const whole = text.slice(0, at)
  const rest = text.slice(at + 1)
  const isWhole = /^[+-]?\d+$/.test(whole) || /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)
  if (!isWhole || !/^\d*$/.test(rest)) return undefined
  return Number(`${whole.replace(/[.,]/g, '')}.${rest || '0'}`)
}

function decimalMarkOf(text: string, decimals: number): string | undefined {
  const marks = text.replace(/[^.,]/g, '')
  const last = marks.at(-1)
  if (!last || marks.length === 1) {
    const after = last ? text.length - text.indexOf(last) - 1 : 0
    return after === 3 && decimals < 3 && !/^[+-]?0/.test(text) ? undefined : last
  }
  // Several of one kind never set decimals apart.
  return marks.slice(0, -1).includes(last) ? undefined : last
}
