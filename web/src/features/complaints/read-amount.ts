/**
 * An amount as people write it: "1249.9", "1.249,90", "1 249,90"; `undefined` when it is none. The last separator is the decimal one,
 * unless exactly three figures follow it, as in "1.250" and "2.450.000", and the currency has fewer decimals.
 */
export const readAmount = (words: string, decimals = 2): number | undefined => {
  const text = words.replace(/[\s\u00a0'’]/g, '')
  if (!/^\d[\d.,]*$/.test(text)) return undefined
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const digits = text.length - 1 - last
  const isDecimal = last >= 0 && digits > 0 && (digits !== 3 || decimals === 3)
  const whole = isDecimal ? text.slice(0, last) : text
  const amount = Number(`${whole.replace(/[.,]/g, '')}${isDecimal ? `.${text.slice(last + 1)}` : ''}`)
  return Number.isFinite(amount) ? amount : undefined
}
