import { surveysStopped } from '../../../events/voice-events.ts'
import { workspaceOf } from '../../../platform/access/link-token.ts'
import type { House } from '../../../platform/house.ts'
import { keepConsent } from '../../customers/index.ts'
import { type Asked, findInvited } from './find-asked.ts'

/** Whom a link belongs to who may want to be asked no more; the link serves for this also when it is answered or has ended. */
export const findStopping = (house: House, token: string): Promise<Asked | undefined> =>
  house.scopeOf(workspaceOf(token)).transaction((tx) => findInvited(tx, token, { lock: false }))

/** The customer is asked no more, by any survey; twice is once. */
export const stopAsking = (house: House, token: string): Promise<Asked | undefined> =>
  house.scopeOf(workspaceOf(token)).transaction(async (tx) => {
    const asked = await findInvited(tx, token, { lock: false })
    if (!asked?.invitation) return undefined
    const { customerId } = asked.invitation
    const isNews = await keepConsent(tx, { customerId, purpose: 'surveys', given: false, how: 'link' })
    if (isNews) await tx.emit(surveysStopped, { customerId })
    return asked
  })
