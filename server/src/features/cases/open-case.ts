import type { Spoken } from '@heed/contract/case-messages.ts'
import type { createCase } from '@heed/contract/cases.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { ChannelKind } from '@heed/contract/standards.ts'
import type { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import { detectLanguage } from '../../platform/mail/understand/detect-language.ts'
import { branchClosed } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { answerCaseWith } from './answer-case.ts'
import { channelUnknown, notSpoken } from './cases.errors.ts'
import { requireOpenBranch } from './cases.queries.ts'
import type { CameBy } from './cases.types.ts'
import { readCase } from './read-case.ts'
import { receiveCustomerMessage } from './receive-message.ts'

type NewCase = z.output<typeof createCase.body>

/** A case that a colleague or a program opens for a customer. */
export const openCaseFor = (scope: Scope, input: NewCase) =>
  repeatableTransaction(scope, async (tx) => {
    const channel = await chooseChannel(tx, input)
    const spoken = spokenBy(channel.kind)
    if (input.answeredOnTheSpot && !spoken) throw notSpoken()
    const language = input.customer.language ?? (await detectLanguage(input.text, channel.language)) ?? channel.language
    const { caseId } = await receiveCustomerMessage(tx, {
      channel,
      customer: input.customer,
      subject: input.subject,
      text: input.text,
      html: null,
      quoted: null,
      hasRemoteImages: false,
      language,
      mailId: null,
      files: [],
      at: now(),
      kind: input.kind,
      priority: input.priority,
      tags: input.tags,
      // Whoever called or came in was heard by a person already.
      acknowledge: input.acknowledge ?? !spoken,
    })
    if (spoken && input.answeredOnTheSpot)
      await answerCaseWith(scope, caseId, {
        text: input.answeredOnTheSpot.text,
        spoken,
        attachmentIds: [],
        thenState: input.answeredOnTheSpot.solved ? 'solved' : 'open',
      })
    return readCase(tx, caseId)
  })

const spokenBy = (kind: ChannelKind): Spoken | undefined =>
  kind === 'phone' ? 'phone' : kind === 'walk_in' ? 'in_person' : undefined

/** The channel named, or the one for programs; the branch named, or the channel's own. A closed branch takes nothing new. */
async function chooseChannel(tx: Tx, { channelId, branchId }: NewCase): Promise<CameBy> {
  let query = tx.db
    .selectFrom('channel as c')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .select(['c.id', 'c.kind', 'c.branch_id', 'c.language', 'b.active as is_branch_open'])
    .where('c.workspace_id', '=', tx.scope.workspaceId)
    .where('c.active', '=', true)
    .limit(1)
  query = channelId
    ? query.where('c.id', '=', channelId)
    : query
        .orderBy('b.active', 'desc')
        .orderBy((order) => order.case().when('c.kind', '=', 'api').then(0).else(1).end())
        .orderBy('c.id')
  const channel = await query.executeTakeFirst()
  if (!channel) throw channelUnknown()
  if (branchId) await requireOpenBranch(tx, branchId)
  else if (!channel.is_branch_open) throw branchClosed()
  return {
    id: channel.id,
    kind: channel.kind as ChannelKind,
    branchId: branchId ?? channel.branch_id,
    language: channel.language as Language,
  }
}
