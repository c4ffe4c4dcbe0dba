import { themeChanged, themeDone, themeMade } from '../../events/feedback-events.ts'
import { within } from '../../platform/events/event.ts'
import { passOnOrigin, settleOrigin, writeAction } from './write-action.ts'

const ofTheme = (id: string) => `theme:${id}`

/** A theme of what customers said is its owner's, until what was decided about it is done. */
export const actionsFollowFeedback = [
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
  within(themeDone, 'actions.theme-done', ({ themeId }, tx, { at }) =>
    tx.everywhere(() => settleOrigin(tx, ofTheme(themeId), 'done', at)),
  ),
]
