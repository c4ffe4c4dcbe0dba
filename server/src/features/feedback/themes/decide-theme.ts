import type { decideTheme, finishTheme, putIntoTheme, Theme } from '@heed/contract/themes.ts'
import type { z } from 'zod'
import type { Scope } from '../../../platform/scope.ts'
import { findToday } from '../days.ts'
import { changeIn, decideIn } from '../decisions/decisions.ts'
import { themeDecided, themeIsDone, themeNotDecided } from '../feedback.errors.ts'
import { previewIn } from '../telling/tell.ts'
import { readTheme } from './read-themes.ts'
import { answerAll, putIn, takeOut } from './theme-items.ts'
import { lockTheme, tellThemes } from './write-themes.ts'

export const changeItems = (
  scope: Scope,
  themeId: string,
  { feedbackIds, belongs }: z.output<typeof putIntoTheme.body>,
): Promise<z.output<typeof putIntoTheme.response>> =>
  scope.transaction(async (tx) => {
    const theme = await lockTheme(tx, themeId)
    const changed = await (belongs ? putIn : takeOut)(tx, theme, feedbackIds)
    tellThemes(tx, themeId, theme.branch_id)
    return {
      changed: changed.length,
      notFound: feedbackIds.filter((id) => !changed.includes(id)),
      theme: await readTheme(tx, themeId),
    }
  })

export const decideOn = (
  scope: Scope,
  themeId: string,
  { said, did, isPublic }: z.output<typeof decideTheme.body>,
): Promise<Theme> =>
  scope.transaction(async (tx) => {
    const theme = await lockTheme(tx, themeId)
    if (theme.decision_id) throw themeDecided()
    const { id } = await decideIn(tx, { branchId: theme.branch_id, said, did, isPublic, doneOn: null, feedbackIds: [] })
    await tx.db.updateTable('theme').set({ decision_id: id }).where('id', '=', themeId).execute()
    await answerAll(tx, themeId, id)
    tellThemes(tx, themeId, theme.branch_id)
    return readTheme(tx, themeId)
  })

/** From now on the mails to its customers stand ready; they go when somebody has read them. */
export const finish = (scope: Scope, themeId: string): Promise<z.output<typeof finishTheme.response>> =>
  scope.transaction(async (tx) => {
    const { decision_id, branch_id } = await lockTheme(tx, themeId)
    if (!decision_id) throw themeNotDecided()
    if ((await readTheme(tx, themeId)).state === 'done') throw themeIsDone()
    await changeIn(tx, decision_id, { doneOn: (await findToday(tx, branch_id)).today })
    tellThemes(tx, themeId, branch_id)
    return { theme: await readTheme(tx, themeId), telling: await previewIn(tx, { themeId }) }
  })
