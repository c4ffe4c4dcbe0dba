import type { Message } from '@heed/contract/case-messages.ts'
import { showMessagePictures } from '@heed/contract/uploads.ts'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../app/api.ts'
import classes from './timeline.module.css'

/** The message with its sender's own pictures, in a frame where nothing can run; as high as its words and pictures. */
export const PictureFrame = ({ message }: { message: Message }) => {
  const { t } = useTranslation('cases')
  const [height, setHeight] = useState(240)
  const measure = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) =>
    setHeight((currentTarget.contentDocument?.body.offsetHeight ?? height) + 2)
  return (
    <iframe
      className={classes.frame}
      title={t('message.withPictures')}
      src={addressOf(showMessagePictures, { id: message.id })}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      style={{ height }}
      onLoad={measure}
    />
  )
}

type AskForPicturesProps = { message: Message; isShown: boolean; onToggle: () => void }

/** Says what loading would tell the sender, before it is done. */
export const AskForPictures = ({ message, isShown, onToggle }: AskForPicturesProps) => {
  const { t } = useTranslation('cases')
  if (!message.hasRemoteImages) return null
  const canShow = message.html?.includes('data-remote-src') ?? false
  return (
    <p className={classes.images}>
      {t(isShown ? 'message.imagesShown' : canShow ? 'message.images' : 'message.imagesBlocked')}{' '}
      {canShow && (
        <button type="button" className="link" aria-pressed={isShown} onClick={onToggle}>
          {t(isShown ? 'message.hidePictures' : 'message.showPictures')}
        </button>
      )}
    </p>
  )
}
