/** Bidirectional overrides and isolates: they make `gpj.exe` look like `exe.jpg`. */
const directionControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** One line without control or direction characters, at most `limit` characters, never cut inside one. */
export function singleLine(value: string, limit: number): string {
  const line = value
    .slice(0, limit * 8)
    .toWellFormed()
    .replace(directionControls, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
  return [...line].slice(0, limit).join('').trimEnd()
}

/** Text of several lines that a database can hold: no NUL or other control characters, lines ended by `\n`. */
export const storableText = (value: string, limit: number): string =>
  value
    .slice(0, limit)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose; tab and newline stay
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')

/** A name that is safe on every disk and in every header, with its extension kept; empty when nothing is left. */
export function safeFilename(value: string): string {
  const base = singleLine(value.slice(value.search(/[^/\\]*$/)), 1000)
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  const characters = [...base]
  if (characters.length <= 200) return base
  const extension = /\.[^.\s]{1,16}$/.exec(base)?.[0] ?? ''
  return characters.slice(0, 200 - [...extension].length).join('') + extension
}
