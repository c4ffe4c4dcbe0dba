import type { Language } from '@heed/contract/primitives.ts'
import texts from './texts.json' with { type: 'json' }

/** Words of the public form, as data. */
export const formTexts: Record<Language, (typeof texts)['en']> = texts

export const formProblems = [
  'email_missing',
  'email_invalid',
  'message_missing',
  'message_long',
  'files_many',
  'files_large',
  'too_many',
  'later',
] as const
export type FormProblem = (typeof formProblems)[number]
