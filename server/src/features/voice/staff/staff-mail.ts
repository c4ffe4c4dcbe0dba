import type { Language } from '@heed/contract/primitives.ts'
import type { Tx } from '../../../platform/scope.ts'
import { paragraphs, plainHtml, queueMail } from '../../channels/index.ts'
import { greet } from '../asking/invitation-mail.ts'
import { fill, page } from '../survey-content.ts'

type Round = {
  id: string
  name: string
  deadline: Date
  paid_minutes: number | null
  reward: string | null
  questions: number
}
type Person = { name: string; email: string; language: string | null; branchId: string }

/** Says what is asked, until when, and why nobody can find out who said what. It holds no key: its reader signs in. */
export async function mailTicket(
  tx: Tx,
  round: Round,
  person: Person,
  { isReminder }: { isReminder: boolean },
): Promise<void> {
  const { language: own, name: business, zone } = await readPlace(tx, person.branchId)
  const language = (person.language ?? own) as Language
  const values = {
    name: round.name,
    business,
    questions: String(round.questions),
    until: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(
      round.deadline,
    ),
    minutes: String(round.paid_minutes),
    reward: round.reward ?? '',
  }
  const text = (part: keyof typeof page.staffMail) => fill(page.staffMail[part][language], values)
  const words = [
    greet(language, person.name, null),
    text('why'),
    `${tx.scope.house.config.url}/my-surveys`,
    text('anonymous'),
    ...(round.paid_minutes === null ? [] : [text('paid')]),
    ...(round.reward === null ? [] : [text('reward')]),
    business,
  ].join('\n\n')
  await queueMail(tx, {
    purpose: 'survey',
    recipient: person.email,
    subject: text(isReminder ? 'reminder' : 'subject'),
    text: words,
    html: plainHtml(language, paragraphs(words)),
    branchId: person.branchId,
  })
}

const readPlace = (tx: Tx, branchId: string) =>
  tx.db
    .selectFrom('branch as b')
    .innerJoin('workspace as w', 'w.id', 'b.workspace_id')
    .select(['w.language', 'w.name', 'b.zone'])
    .where('b.id', '=', branchId)
    .executeTakeFirstOrThrow()
