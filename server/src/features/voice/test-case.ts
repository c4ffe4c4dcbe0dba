import { randomBytes } from 'node:crypto'
import type { Language } from '@heed/contract/primitives.ts'
import type { ChannelKind } from '@heed/contract/standards.ts'
import { expect } from 'vitest'
import type { TestHouse } from '../../../test/house.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { answerCaseWith, changeState, receiveCustomerMessage } from '../cases/index.ts'
import { sendDueInvitations } from './asking/send-invitations.ts'

type Options = { email?: string | null; name?: string; language?: Language; kind?: ChannelKind; branchId?: string }

/** Tests only: a customer's case in a branch, as it would have come by a channel of that kind. */
export const buildCase = (scope: Scope, branchId: string, options: Options = {}) =>
  scope.house.scopeOf(scope.workspaceId).transaction(async (tx) => {
    const kind = options.kind ?? 'mail'
    const channelId = newId()
    await tx.db
      .insertInto('channel')
      .values({
        id: channelId,
        branch_id: branchId,
        kind,
        name: kind,
        address: kind === 'mail' ? `c-${channelId}@narin.test` : null,
        language: 'tr',
      })
      .execute()
    const email =
      options.email === null ? undefined : (options.email ?? `ayse-${randomBytes(4).toString('hex')}@posta.test`)
    const language = options.language ?? 'tr'
    const received = await receiveCustomerMessage(tx, {
      channel: { id: channelId, kind, branchId, language },
      customer: { email, name: options.name ?? 'Ayşe Demir', ...(email ? {} : { phone: `+90${Date.now()}` }) },
      subject: 'Perde siparişi',
      text: 'Perdem ne zaman gelir?',
      html: null,
      quoted: null,
      hasRemoteImages: false,
      language,
      mailId: null,
      files: [],
      at: now(),
      acknowledge: false,
    })
    return { ...received, email, channelId }
  })

/** Tests only: the member answers and solves. */
export const solve = (scope: Scope, caseId: string) =>
  answerCaseWith(scope, caseId, { text: 'Yarın kapınızda.', attachmentIds: [], thenState: 'solved' })

export const reopen = (scope: Scope, caseId: string) => changeState(scope, caseId, { state: 'open' })

/** Tests only: a customer whose case was just solved and who is asked at once, with the mail and the address of their survey. */
export async function inviteSomeone(
  { settle }: TestHouse,
  { scope, owner }: { scope: Scope; owner: Scope },
  branchId: string,
  options: Options = {},
) {
  const { caseId } = await buildCase(scope, branchId, options)
  await scope.transaction((tx) => tx.db.updateTable('survey').set({ delay_hours: 0 }).execute())
  await solve(owner, caseId)
  await settle()
  const mailOf = () =>
    scope.transaction((tx) =>
      tx.db
        .selectFrom('outbox_message')
        .select('text')
        .where('case_id', '=', caseId)
        .where('purpose', '=', 'survey')
        .executeTakeFirst(),
    )
  await sendDueInvitations(scope)
  await expect.poll(mailOf).toBeDefined()
  const mail = (await mailOf())?.text ?? ''
  return { caseId, mail, path: /\/s\/\S+/.exec(mail)?.[0] ?? '' }
}
