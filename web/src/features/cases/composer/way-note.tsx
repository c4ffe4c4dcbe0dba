import type { AnswerWay } from '@heed/contract/messaging.ts'
import { useTranslation } from 'react-i18next'
import { shortTime } from '../../../ui/format.ts'
import classes from './composer.module.css'

/** What the way out allows, said before one writes. */
export const WayNote = ({ way }: { way: AnswerWay }) => {
  const { t } = useTranslation('cases')
  const channel = t(`channel.${way.kind}`, { ns: 'common' })
  const said = way.isOpen
    ? [
        way.isPublic && t('reply.way.public'),
        way.openUntil && t('reply.way.until', { time: shortTime(way.openUntil) }),
        t('reply.way.limit', { count: way.longestText }),
        !way.files && t('reply.way.noFiles'),
      ]
    : [t('reply.way.closed', { channel }), t(way.canMail ? 'reply.way.byMail' : 'reply.way.call')]
  return (
    <p className={classes.way} data-tone={way.isOpen ? undefined : 'warn'} role={way.isOpen ? undefined : 'status'}>
      {said.filter(Boolean).join(way.isOpen ? ' · ' : ' ')}
    </p>
  )
}
