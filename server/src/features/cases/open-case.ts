import type { createCase } from '@heed/contract/cases.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { ChannelKind } from '@heed/contract/standards.ts'
import type { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { detectLanguage } from '../../platform/mail/understand/detect-language.ts'
import { branchUnknown } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { channelUnknown } from './cases.errors.ts'
import type { CameBy } from './cases.types.ts'
import { readCase } from './read-case.ts'
import { receiveCustomerMessage } from './receive-message.ts'

type NewCase = z.output<typeof createCase.body>

/** A case that a colleague or a program opens for a customer. */
export const openCaseFor = (scope: Scope, input: NewCase) =>
  scope.transaction(async (tx) => {
    const channel = await chooseChannel(tx, input)
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
      acknowledge: input.acknowledge,
    })
    return readCase(tx, caseId)
  })

/** The channel named, or the one for programs; the branch named, or the channel's own. */
async function chooseChannel(tx: Tx, { channelId, branchId }: NewCase): Promise<CameBy> {
  let query = tx.db
    .selectFrom('channel')
    .select(['id', 'kind', 'branch_id', 'language'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('active', '=', true)
    .limit(1)
  query = channelId
    ? query.where('id', '=', channelId)
    : query.orderBy((order) => order.case().when('kind', '=', 'api').then(0).else(1).end()).orderBy('id')
  const channel = await query.executeTakeFirst()
  if (!channel) throw channelUnknown()
  if (branchId && !(await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()))
    throw branchUnknown()
  return {
    id: channel.id,
    kind: channel.kind as ChannelKind,
    branchId: branchId ?? channel.branch_id,
    language: channel.language as Language,
  }
}
