import { listFeedback } from '@heed/contract/feedback.ts'
import { expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness } from '../../../test/build.ts'
import { complain } from '../../../test/build-complaint.ts'
import { openTestHouse } from '../../../test/house.ts'
import { indexFeedbackWords } from './index-words.ts'

test('what was bought finds a complaint, also where that was told before the complaint itself', async () => {
  const t = await openTestHouse({ worker: false })
  const { scope, owner } = await buildBusiness(t.house)
  const key = await keyOf(t.house, owner)
  await complain(t, key, { item: 'Ege Gömlek' })
  const events = await scope.transaction((tx) =>
    tx.db.selectFrom('event').selectAll().where('case_id', 'is not', null).orderBy('id', 'desc').execute(),
  )
  // The newest first: jobs that run beside each other end in any order.
  for (const { id, type, payload, workspace_id, branch_id, case_id, actor_id, at, depth } of events)
    for (const reaction of t.house.reactionsLater(type).filter(({ name }) => name.startsWith('feedback.')))
      await scope.transaction((tx) =>
        reaction.run(payload as never, tx, {
          id,
          type,
          workspaceId: workspace_id,
          branchId: branch_id,
          caseId: case_id,
          actorId: actor_id,
          at,
          depth,
        }),
      )
  await indexFeedbackWords(scope)
  const { items } = (await call(t.app, key, listFeedback, { query: { search: 'ege' } })).body
  expect(items).toMatchObject([{ product: 'Ege Gömlek' }])
  await t.close()
})
