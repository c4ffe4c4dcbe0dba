import { trimWords } from '@heed/contract/primitives.ts'

/** Fields of a posted form: hostile until read. */
export type Fields = { one: (name: string) => string; all: (name: string) => string[] }

export function readFields(body: unknown): Fields {
  const posted = new Map<string, string[]>()
  for (const [name, value] of Object.entries(typeof body === 'object' && body !== null ? body : {}))
    posted.set(
      name,
      [value]
        .flat()
        .filter((part) => typeof part === 'string')
        .map(clean),
    )
  return { one: (name) => posted.get(name)?.[0] ?? '', all: (name) => posted.get(name) ?? [] }
}

/** The same from pairs, as the editor's preview sends them. */
export function fieldsOf(pairs: readonly (readonly [string, string])[]): Fields {
  const body: Record<string, string[]> = Object.create(null)
  for (const [name, value] of pairs) body[name] = [...(body[name] ?? []), value]
  return readFields(body)
}

/** Without what no one typed: control characters, half characters, the carriage returns that forms add. */
const clean = (value: string): string =>
  trimWords(
    value
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''),
  )
