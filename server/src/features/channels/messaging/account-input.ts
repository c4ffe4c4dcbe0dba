import { type Account, type Credentials, isMessaging, messagingFields } from '@heed/contract/messaging.ts'
import { fieldUnknown, notMessaging, sendToInvalid } from '../channels.errors.ts'

type Given = { account?: Account | undefined; credentials?: Credentials | undefined }

/** Refuses what the provider of this kind has not; an address that we send to is one of the web. */
export function requireOwnFields(kind: string, { account, credentials }: Given): void {
  if (!isMessaging(kind)) {
    if (account || credentials) throw notMessaging()
    return
  }
  const known: readonly string[] = [...messagingFields[kind].account, ...messagingFields[kind].credentials]
  const given = [...Object.keys(account ?? {}), ...Object.keys(credentials ?? {})]
  if (given.some((name) => !known.includes(name))) throw fieldUnknown()
  const { sendTo } = account ?? {}
  if (sendTo && !(URL.canParse(sendTo) && /^https?:$/.test(new URL(sendTo).protocol))) throw sendToInvalid()
}

/** Without the empty ones. */
export const accountToKeep = (account: Account): string =>
  JSON.stringify(Object.fromEntries(Object.entries(account).filter(([, value]) => value)))
