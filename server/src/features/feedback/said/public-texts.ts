import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@heed/contract/primitives.ts'
import { z } from 'zod'

const words = <Name extends string>(...names: Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.string()])) as Record<Name, z.ZodString>)
const PublicTexts = z.object({
  name: z.string(),
  page: words(
    'title',
    'lead',
    'youSaid',
    'weDid',
    'voices',
    'doneOn',
    'empty',
    'older',
    'newest',
    'languages',
    'unknownTitle',
    'unknownText',
    'laterTitle',
    'laterText',
  ),
  mail: words('subject', 'opening', 'said', 'did', 'closing'),
})

const folder = join(import.meta.dirname, '../../../../../content/said')
const texts = Object.fromEntries(
  languages.map((code) => [code, PublicTexts.parse(JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8')))]),
) as Record<Language, z.infer<typeof PublicTexts>>

/** What customers read of "you said, we did": the public page and the mail. */
export const publicTexts = (language: Language) => texts[language]

/** Puts values into `{{places}}`, all at once, so that a value that looks like a place stays as it is. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
