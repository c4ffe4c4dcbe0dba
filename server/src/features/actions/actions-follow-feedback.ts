import {
  feedbackAnswered,
  feedbackAnswerOwed,
  themeChanged,
  themeDone,
  themeMade,
  themeRemoved,
} from '../../events/feedback-events.ts'
import { within } from '../../platform/events/event.ts'
import { passOnOrigin, settleOrigin, writeAction } from './write-action.ts'

const ofWords = (id: string) => `words:${id}`
const ofTheme = (id: string) => `theme:${id}`

/** Words of somebody unhappy, or that everybody reads, wait on Today until they are answered; a theme of what customers said is its owner's, until what was decided about it is done. */
export const actionsFollowFeedback = [
  within(feedbackAnswerOwed, 'actions.answer-words', async ({ feedbackId, dueAt, isUrgent }, tx, happened) => {
    if (!isUrgent || !happened.branchId) return
    const { text } = await tx.db
      .selectFrom('feedback')
      .select('text')
      .where('id', '=', feedbackId)
      .executeTakeFirstOrThrow()
    await writeAction(
      tx,
      {
        kind: 'answer_words',
        branchId: happened.branchId,
        caseId: null,
        words: (text ?? '').replace(/\s+/g, ' ').slice(0, 200) || null,
        facts: { feedbackId },
        forRole: 'employee',
        dueAt: new Date(dueAt),
        origin: ofWords(feedbackId),
      },
      happened.at,
    )
  }),
  within(feedbackAnswered, 'actions.words-answered', ({ feedbackId }, tx, { at }) =>
    tx.everywhere(() => settleOrigin(tx, ofWords(feedbackId), 'done', at)),
  ),
  within(themeMade, 'actions.theme', ({ themeId, name, ownerId, dueAt }, tx, happened) =>
    writeAction(
      tx,
      {
        kind: 'theme',
        branchId: happened.branchId as string,
        caseId: null,
        words: name,
        facts: { themeId },
        ownerId,
        dueAt: new Date(dueAt),
        origin: ofTheme(themeId),
      },
      happened.at,
    ),
  ),
  within(themeChanged, 'actions.theme-changed', ({ themeId, ownerId, dueAt }, tx) =>
    tx.everywhere(() => passOnOrigin(tx, ofTheme(themeId), ownerId, 'lead', new Date(dueAt))),
  ),
  within(themeRemoved, 'actions.theme-removed', ({ themeId }, tx, { at }) =>
    tx.everywhere(() => settleOrigin(tx, ofTheme(themeId), 'dropped', at)),
  ),
  within(themeDone, 'actions.theme-done', ({ themeId }, tx, { at }) =>
    tx.everywhere(() => settleOrigin(tx, ofTheme(themeId), 'done', at)),
  ),
]
