import { auditFell, auditFindingClosed, auditFindingOpened, faceAudited, faceDue } from '../../events/audit-events.ts'
import { within } from '../../platform/events/event.ts'
import { settleOrigin, writeAction } from './write-action.ts'

const dayMs = 86_400_000
const ofFinding = (id: string) => `audit-finding:${id}`
const ofFace = (id: string) => `face:${id}:`

/** What an audit found wanting is mended by somebody by a day; a face that nobody looks at any more is whoever leads'. */
export const actionsFollowAudits = [
  within(auditFindingOpened, 'actions.mend-finding', async (news, tx, { branchId, at }) => {
    const { findingId, auditId, words, ownerId, dueAt } = news
    await writeAction(
      tx,
      {
        kind: 'mend_finding',
        branchId: branchId as string,
        caseId: null,
        words: words.slice(0, 500),
        facts: { findingId, auditId },
        ...(ownerId ? { ownerId } : { forRole: 'lead' as const }),
        dueAt: new Date(dueAt),
        origin: ofFinding(findingId),
      },
      at,
    )
  }),
  within(auditFindingClosed, 'actions.finding-mended', ({ findingId }, tx, { at }) =>
    tx.everywhere(() => settleOrigin(tx, ofFinding(findingId), 'done', at)),
  ),
  within(auditFell, 'actions.audit-fell', async (news, tx, { branchId, at }) => {
    const { auditId, sectionId, words, scores, ownerId } = news
    await writeAction(
      tx,
      {
        kind: 'audit_fell',
        branchId: branchId as string,
        caseId: null,
        words: words.slice(0, 500),
        facts: { auditId, scores },
        ...(ownerId ? { ownerId } : { forRole: 'lead' as const }),
        dueAt: new Date(at.getTime() + 14 * dayMs),
        origin: `audit-fell:${auditId}:${sectionId}`,
      },
      at,
    )
  }),
  within(faceDue, 'actions.face-due', async (news, tx, { id, branchId, at }) => {
    const { face, faceId, ownerId, lastDay } = news
    await writeAction(
      tx,
      {
        kind: 'face_due',
        branchId: branchId as string,
        caseId: null,
        facts: { face, faceId, lastDay },
        ...(ownerId ? { ownerId } : { forRole: 'lead' as const }),
        dueAt: new Date(at.getTime() + 7 * dayMs),
        origin: `${ofFace(faceId)}${id}`,
      },
      at,
    )
  }),
  within(faceAudited, 'actions.face-audited', ({ faceId }, tx, { at }) =>
    tx.everywhere(async () => {
      const open = await tx.db
        .selectFrom('action')
        .select('origin')
        .where('kind', '=', 'face_due')
        .where('state', '=', 'open')
        .where('origin', 'like', `${ofFace(faceId)}%`)
        .execute()
      for (const { origin } of open) await settleOrigin(tx, origin, 'done', at)
    }),
  ),
]
