import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import type { Tx } from '../../platform/scope.ts'
import { escapeHtml, queueMail } from '../channels/index.ts'
import type { Facts } from './facts.ts'

type Texts = Record<'subject' | 'case' | 'why' | 'open', Record<Language, string>>

const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/automations/mail.json'), 'utf8'),
) as Texts

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')

/** A word to a colleague about a case, in their language; not part of what the customer gets. */
export async function mailNotice(
  tx: Tx,
  reader: { email: string; language: string },
  facts: Facts,
  { words, rule }: { words: string; rule: string },
): Promise<string> {
  const language = reader.language as Language
  const say = (key: keyof Texts) =>
    fill(texts[key][language], {
      words,
      rule,
      number: String(facts.number),
      subject: facts.subject,
      customer: facts.customer_name,
    })
  const link = new URL(`/cases/${facts.case_id}`, tx.scope.house.config.url).toString()
  const lines = [words, say('case'), `${say('open')} ${link}`, say('why')]
  const { outboxId } = await queueMail(tx, {
    purpose: 'notice',
    recipient: reader.email,
    subject: say('subject'),
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body>${lines
      .map((line) => `<p>${escapeHtml(line)}</p>`)
      .join('')}</body></html>`,
    branchId: facts.branch_id,
  })
  return outboxId
}
