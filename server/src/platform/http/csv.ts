/**
 * One cell. What a spreadsheet would run as a formula is shown as text instead, also inside a text after a character that a spreadsheet
 * of another country takes for the end of a cell; null is an empty cell, 0 is 0.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = value.replace(/^(?=[=+\-@\t\r])|(?=[=+\-@])(?<=[;\t\r\n]\s*)/g, "'")
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Ended by CRLF, as RFC 4180 says. */
export const csvLine = (values: (string | number | boolean | null)[]): string => `${values.map(csvCell).join(',')}\r\n`

/** The text behind a cell that {@link csvCell} wrote. */
export const readCell = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])|'(?=[=+\-@])(?<=[;\t\r\n]\s*')/g, '')
