import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What is wrong with a set-up document, one short sentence a fault, for whoever wrote it. */
export const faultsOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'the document'} ${wordsOf(issue)}`).join('; ')

function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return /received undefined/.test(issue.message) ? 'is missing' : `must be ${article(issue.expected)}`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    case 'too_small':
      return issue.origin === 'string' && issue.minimum > 1
        ? `must have at least ${issue.minimum} characters`
        : 'must not be empty'
    case 'too_big':
      return `may have at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
    case 'invalid_format':
      return issue.format === 'email' ? 'is no mail address' : 'is not written as it must be, see /api'
    case 'unrecognized_keys':
      return `does not know ${issue.keys.join(', ')}`
    default:
      return sayings[issue.message] ?? `is not taken: ${issue.message}`
  }
}

const sayings: Record<string, string> = {
  'zone.unknown': 'is no time zone, such as Europe/Istanbul',
  'text.not_one_line': 'must be one line',
}

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`)
