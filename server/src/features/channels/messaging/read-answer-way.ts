import type { AnswerWay, MessagingKind } from '@heed/contract/messaging.ts'
import { now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { getCaseForThread } from '../../cases/index.ts'
import { limitsOf, openUntil } from './may-be-sent.ts'
import { findThreadOfCase } from './threads.ts'

/** Said before one writes what the provider would refuse. */
export const readAnswerWay = (scope: Scope, caseId: string): Promise<{ way: AnswerWay | null }> =>
  scope.transaction(async (tx) => {
    const found = await getCaseForThread(tx, caseId)
    if (!found) throw notFound()
    const thread = await findThreadOfCase(tx, caseId)
    if (!thread) return { way: null }
    const limits = limitsOf(thread)
    const until = openUntil(limits, thread.last_heard_at)
    return {
      way: {
        kind: thread.kind as MessagingKind,
        isPublic: thread.reply_to !== null,
        account: { name: thread.account_name, link: thread.account_link },
        longestText: limits.longestText,
        files: limits.files,
        openUntil: until?.toISOString() ?? null,
        isOpen: until === null || until > now(),
        canMail: found.customerEmails.length > 0,
      },
    }
  })
