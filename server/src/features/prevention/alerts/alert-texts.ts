import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'

type Name = 'sentence' | 'subject' | 'letter' | 'back_to_shelf' | 'back_to_supplier' | 'dropped'

const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../../content/prevention/letters.json'), 'utf8'),
) as Record<Name, Record<Language, string>>

/** A text for a customer about goods that were looked into; a value that looks like a place stays as it is. */
export const sayOfAlert = (name: Name, language: Language, values: Record<string, string>): string =>
  texts[name][language].replace(/\{\{(\w+)\}\}/g, (place, key: string) => values[key] ?? place)
