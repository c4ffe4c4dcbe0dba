import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import { fill } from '../said/public-texts.ts'

const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../../content/feedback/answer.json'), 'utf8'),
) as Record<'subject' | 'thanks' | 'caseSubject', Record<Language, string>>

/** A text to whoever wrote, in their language. */
export const fillAnswer = (name: keyof typeof texts, language: Language, values: Record<string, string> = {}): string =>
  fill(texts[name][language], values)
