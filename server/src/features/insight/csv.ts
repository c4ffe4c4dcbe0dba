/** One cell. What a spreadsheet would run as a formula is shown as text instead; null is an empty cell, 0 is 0. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Ended by CRLF, as RFC 4180 says. */
export const csvLine = (values: (string | number | boolean | null)[]): string => `${values.map(csvCell).join(',')}\r\n`
