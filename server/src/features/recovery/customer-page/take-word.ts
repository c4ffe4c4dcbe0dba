import { type Language, trimWords } from '@heed/contract/primitives.ts'
import { z } from 'zod'
import { workspaceOf } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { storableText } from '../../../platform/mail/understand/plain-strings.ts'
import type { Tx } from '../../../platform/scope.ts'
import { receiveCustomerMessage } from '../../cases/index.ts'
import { takeComplaint } from '../complaint-rows.ts'
import { say } from '../customer-texts.ts'
import { writeJudgement } from '../judge-complaint.ts'
import { type CustomersComplaint, readPage } from './read-page.ts'

const Form = z.object({
  solved: z.enum(['yes', 'no']),
  words: z
    .string()
    // The page counts a line end as one character, and forms send two.
    .transform((words) => trimWords(storableText(words, 20_000)).slice(0, 5000))
    .catch(''),
})

type Taken = { page: CustomersComplaint; said: 'yes' | 'no' | null }

/**
 * The customer's own word on whether it is solved. "No" opens the case again with what they wrote; whoever says it twice, or
 * says it of a complaint that is not solved anyway, changes nothing.
 */
export const takeWord = (house: House, token: string, body: unknown): Promise<Taken | undefined> =>
  house.scopeOf(workspaceOf(token)).transaction(async (tx) => {
    const page = await readPage(tx, token)
    if (!page) return undefined
    const form = Form.safeParse(body)
    const complaint = await takeComplaint(tx, page.caseId)
    // Read again now that it is locked: of two sent at once the second finds the first.
    const locked = await readPage(tx, token)
    if (!form.success || !complaint || !locked?.isAsked) return { page: locked ?? page, said: null }
    const { solved, words } = form.data
    await writeJudgement(tx, complaint, { satisfied: solved === 'yes', by: 'customer', words: words || null })
    if (solved === 'no') await openAgain(tx, locked, words)
    return { page: (await readPage(tx, token)) ?? locked, said: solved }
  })

async function openAgain(tx: Tx, { caseId, language }: CustomersComplaint, words: string): Promise<void> {
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('channel as ch', 'ch.id', 'c.channel_id')
    .select(['c.subject', 'c.branch_id', 'c.customer_id', 'ch.id', 'ch.kind', 'ch.language'])
    .where('c.id', '=', caseId)
    .executeTakeFirstOrThrow()
  await receiveCustomerMessage(tx, {
    channel: {
      id: row.id,
      kind: row.kind as 'mail',
      branchId: row.branch_id,
      language: row.language as Language,
    },
    customer: { id: row.customer_id },
    caseId,
    subject: row.subject,
    text: words || say('notSolvedWords', language),
    html: null,
    quoted: null,
    hasRemoteImages: false,
    language,
    mailId: null,
    files: [],
    at: now(),
    acknowledge: false,
  })
}
