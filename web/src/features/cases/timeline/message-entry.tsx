import type { Message } from '@heed/contract/case-messages.ts'
import type { Case } from '@heed/contract/cases.ts'
import { IconCheck, IconClock, IconNote, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../ui/avatar.tsx'
import { Voice } from '../../../ui/voice.tsx'
import { When } from '../../../ui/when.tsx'
import { DeliveryNote } from './delivery-note.tsx'
import { MessageFiles } from './message-files.tsx'
import { AskForPictures, PictureFrame } from './pictures.tsx'
import { SenderWarning } from './sender-warning.tsx'
import classes from './timeline.module.css'

type MessageEntryProps = { message: Message; item: Case }

/** One message: the customer's in the voice face, ours plain, notes on their own ground, receipts in one line. */
export const MessageEntry = ({ message, item }: MessageEntryProps) => {
  const [hasPictures, setPictures] = useState(false)
  if (message.kind === 'acknowledgement' || message.kind === 'automatic') return <AutomaticEntry message={message} />
  const isCustomer = message.kind === 'customer'
  const isNote = message.kind === 'note'
  return (
    <li className={classes.entry}>
      {isNote ? (
        <span className={classes.sign}>
          <IconNote size={18} stroke={1.6} aria-hidden />
        </span>
      ) : (
        <Avatar name={message.author.name} />
      )}
      <div>
        <Who message={message} item={item} />
        {message.senderUnverified && <SenderWarning />}
        {isNote ? (
          <div className={classes.note}>{message.text}</div>
        ) : hasPictures ? (
          <PictureFrame message={message} />
        ) : isCustomer ? (
          <Voice language={message.language ?? item.language} className={classes.body}>
            <Words message={message} />
          </Voice>
        ) : (
          <div className={classes.body} lang={message.language ?? item.language}>
            <Words message={message} />
          </div>
        )}
        <Quoted text={message.quoted} />
        <AskForPictures message={message} isShown={hasPictures} onToggle={() => setPictures(!hasPictures)} />
        <MessageFiles files={message.attachments} />
        {message.delivery && <DeliveryNote delivery={message.delivery} />}
      </div>
    </li>
  )
}

const Who = ({ message, item }: MessageEntryProps) => {
  const { t } = useTranslation('cases')
  const did =
    message.kind === 'customer'
      ? t(`message.by.${message.cameByMail ? 'mail' : item.channel.kind}`)
      : t(
          message.spoken
            ? `message.told.${message.spoken}`
            : message.kind === 'note'
              ? 'message.noted'
              : 'message.answered',
        )
  return (
    <p className={classes.who}>
      <b>{message.author.name}</b> {did} · <When at={message.at} />
    </p>
  )
}

/** The server has cleaned the HTML by an allow-list; text without HTML keeps its lines. */
const Words = ({ message }: { message: Message }) => {
  const { t } = useTranslation('cases')
  if (message.html) return <div dangerouslySetInnerHTML={{ __html: message.html }} />
  if (!message.text)
    return <span className="quiet">{t(message.isWithdrawn ? 'message.withdrawn' : 'message.empty')}</span>
  return <div className={classes.plain}>{message.text}</div>
}

const Quoted = ({ text }: { text: string | null }) => {
  const { t } = useTranslation('cases')
  const [isOpen, setOpen] = useState(false)
  if (!text) return null
  return (
    <>
      <button type="button" className={`link ${classes.more}`} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {t(isOpen ? 'message.hide' : 'message.showQuoted')}
      </button>
      {isOpen && <div className={classes.quoted}>{text}</div>}
    </>
  )
}

/** Without a mail that carries it, it was written where none is kept, and long ago. */
const hasLeft = ({ delivery }: Message) => !delivery || ['sent', 'uncertain', 'bounced'].includes(delivery.state)

const wordsOfAutomatic = (message: Message) => {
  if (message.kind !== 'acknowledgement' || message.delivery?.isReceipt === false) return 'message.automatic'
  if (hasLeft(message)) return 'message.receipt'
  return message.delivery?.state === 'failed' ? 'message.receiptFailed' : 'message.receiptWaits'
}

const AutomaticEntry = ({ message }: { message: Message }) => {
  const { t } = useTranslation('cases')
  const [isOpen, setOpen] = useState(false)
  const isReceipt = message.kind === 'acknowledgement'
  const isWaiting = isReceipt && !hasLeft(message)
  return (
    <li className={classes.entry}>
      <span className={classes.sign}>
        {isWaiting ? (
          <IconClock size={18} stroke={1.6} aria-hidden />
        ) : isReceipt ? (
          <IconCheck size={18} stroke={1.6} aria-hidden />
        ) : (
          <IconSend size={17} stroke={1.6} aria-hidden />
        )}
      </span>
      <div>
        <p className={classes.who}>
          {t(wordsOfAutomatic(message))} <When at={message.at} />{' '}
          <button type="button" className="link" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            {t(isOpen ? 'message.hide' : 'message.showReceipt')}
          </button>
        </p>
        {isOpen && (
          <div className={classes.body} lang={message.language ?? undefined}>
            <Words message={message} />
          </div>
        )}
        {message.delivery && message.delivery.state !== 'sent' && <DeliveryNote delivery={message.delivery} />}
      </div>
    </li>
  )
}
