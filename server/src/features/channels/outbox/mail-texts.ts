import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@heed/contract/primitives.ts'
import { z } from 'zod'

const MailTexts = z.object({
  replyAbove: z.string(),
  acknowledgement: z.object({
    subject: z.string(),
    withTime: z.string(),
    withoutTime: z.string(),
    pending: z.string(),
    add: z.string(),
    person: z.string(),
  }),
  invitation: z.object({
    subject: z.string(),
    text: z.string(),
    open: z.string(),
    once: z.string(),
    ignore: z.string(),
  }),
})
export type MailTexts = z.infer<typeof MailTexts>

const folder = join(import.meta.dirname, '../../../../../content/mail')
let texts: Record<Language, MailTexts> | undefined

/** What Heed writes by itself, as data that people can read and change. */
export function readMailTexts(language: string): MailTexts {
  texts ??= Object.fromEntries(
    languages.map((code) => [code, MailTexts.parse(JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8')))]),
  ) as Record<Language, MailTexts>
  return texts[language as Language] ?? texts.en
}

export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
