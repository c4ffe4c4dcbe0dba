import type { Channel } from '@heed/contract/channels.ts'
import { useTranslation } from 'react-i18next'
import classes from './ledger-page.module.css'

/** A mail channel that neither reads nor sends is only a name so far. */
export const isConnected = ({ active, connection }: Channel) => !active || (connection?.reads ?? true) === true

/** Where a mail channel takes mail in, what it does not do yet, and what to fill in. */
export const ConnectionNote = ({ channel: { connection, imap } }: { channel: Channel }) => {
  const { t } = useTranslation('systems')
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
