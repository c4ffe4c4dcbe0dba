import { sql } from 'kysely'
import { answerWritten, caseChanged, caseOpened, messageReceived, noteWritten } from '../../../events/case-events.ts'
import { on } from '../../../platform/events/event.ts'
import type { Tx } from '../../../platform/scope.ts'
import { cutWords } from './words.ts'

/** Adds the words of a case's subject, customer and the message named; words already there stay. */
async function indexCase(tx: Tx, caseId: string, messageId?: string): Promise<void> {
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .select(['c.subject', 'c.number', 'u.name'])
    .select((select) => [
      select
        .selectFrom('message')
        .select('text')
        .where('id', '=', messageId ?? null)
        .as('text'),
      select
        .selectFrom('customer_address as a')
        .select(sql<string>`string_agg(a.value, ' ')`.as('addresses'))
        .whereRef('a.customer_id', '=', 'u.id')
        .as('addresses'),
    ])
    .where('c.id', '=', caseId)
    .executeTakeFirst()
  if (!row) return
  const words = [
    ...cutWords([row.subject, String(row.number), row.name, row.addresses ?? '', row.text ?? ''].join('\n')),
  ]
  // In order, so that two cases indexed at once never wait for each other crosswise.
  await sql`insert into case_word (word, case_id) select word, ${caseId}::uuid from unnest(${words.sort()}::text[]) as word on conflict do nothing`.execute(
    tx.db,
  )
}

export const indexWords = [
  on(caseOpened, 'search.case-opened', ({ caseId, messageId }, tx) => indexCase(tx, caseId, messageId)),
  on(messageReceived, 'search.message-received', ({ caseId, messageId }, tx) => indexCase(tx, caseId, messageId)),
  on(answerWritten, 'search.answered', ({ caseId, messageId }, tx) => indexCase(tx, caseId, messageId)),
  on(noteWritten, 'search.note', ({ caseId, messageId }, tx) => indexCase(tx, caseId, messageId)),
  on(caseChanged, 'search.case-changed', async ({ caseId, changed }, tx) =>
    'subject' in changed ? indexCase(tx, caseId) : undefined,
  ),
]
