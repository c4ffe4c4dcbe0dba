import type { Channel } from '@heed/contract/channels.ts'
import { isMessaging, messagingFields } from '@heed/contract/messaging.ts'
import { useTranslation } from 'react-i18next'
import classes from './ledger-page.module.css'

/** A channel that neither reads nor sends is only a name so far. */
export const isConnected = (channel: Channel) =>
  !channel.active || ((channel.connection?.reads ?? true) && isComplete(channel))

/** Whether a messaging channel knows all that its provider wants to know. */
const isComplete = ({ kind, messaging }: Channel) => {
  if (!messaging || !isMessaging(kind)) return true
  const { account, credentials, ownSecret } = messagingFields[kind]
  return (
    account.every((name) => messaging.account[name]) &&
    credentials.every((name) => messaging.saved.includes(name)) &&
    (messaging.hasSecret || !ownSecret)
  )
}

/** Where a mail channel takes mail in, what it does not do yet, and what to fill in. */
export const ConnectionNote = ({ channel }: { channel: Channel }) => {
  const { t } = useTranslation('systems')
  const { connection, imap } = channel
  if (!isComplete(channel)) return <p className={classes.warning}>{t('channels.messaging.incomplete')}</p>
  if (!connection) return null
  const { reads, sends, listensAt } = connection
  return (
    <>
      {listensAt !== null && !imap && (
        <p className={classes.note}>{t('channels.listens', { port: String(listensAt) })}</p>
      )}
      {!(reads && sends) && (
        <p className={classes.warning}>
          {t(reads ? 'channels.sendsNothing' : sends ? 'channels.readsNothing' : 'channels.doesNothing')}
        </p>
      )}
    </>
  )
}

/** What becomes of words that still come to a closed branch. */
export const ClosedNote = ({ channel: { kind } }: { channel: Channel }) => {
  const { t } = useTranslation('systems')
  const told = kind === 'mail' ? 'mail' : kind === 'form' ? 'form' : 'other'
  return <p className={classes.warning}>{t(`channels.closed.${told}`)}</p>
}
