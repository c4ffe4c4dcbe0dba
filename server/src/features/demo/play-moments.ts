import type { ListeningMeans } from '@heed/contract/listening.ts'
import stage from '../../../../content/demo/asked.json' with { type: 'json' }
import { changeMoment, chooseMeans, takeMoments } from '../feedback/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'
import type { StageMoment } from './play-asked.ts'

/** Moments out of what was posted and told, some of them given to the colleague whom they name or told with permission; and how the business listens. */
export async function playMoments(company: Company): Promise<void> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  await takeMoments(company.scope)
  const moments = await company.scope.transaction((tx) =>
    tx.db
      .selectFrom('moment')
      .select(['id', 'named_id', 'permission', 'words'])
      .orderBy('said_at', 'desc')
      .orderBy('id')
      .execute(),
  )
  const allowed = new Map(
    Object.values(stage.moments.told as unknown as Record<string, StageMoment[]>)
      .flat()
      .flatMap(([words, , how]) => (how ? [[words, how] as const] : [])),
  )
  for (const { id, words } of moments) {
    const how = allowed.get(words)
    if (how) await changeMoment(owner, id, { permission: { of: 'told', how } })
  }
  // The newest is left for whoever leads to say.
  for (const { id, named_id } of moments.filter((one) => one.named_id && one.permission !== 'none').slice(1))
    await changeMoment(owner, id, { employeeId: named_id })
  for (const [means, everyDays] of Object.entries(stage.listening))
    await chooseMeans(owner, { means: means as ListeningMeans, everyDays })
}
