import { useNetwork } from '@mantine/hooks'
import { IconCloudOff, IconMailPause, IconUnlink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../session.ts'
import classes from './top-bars.module.css'

/** What everyone must know before the page itself: no connection, mail that waits, links that customers cannot follow. */
export const TopBars = () => {
  const { t } = useTranslation('shell')
  const { online } = useNetwork()
  const { mailWaiting, linksLeadNowhere } = useMe()
  const may = useMay()
  return (
    <div role="status">
      {!online && (
        <p className={classes.bar}>
          <IconCloudOff size={16} stroke={1.7} aria-hidden /> {t('offline')}
        </p>
      )}
      {mailWaiting && may('channel:edit') && (
        <p className={classes.bar}>
          <IconMailPause size={16} stroke={1.7} aria-hidden /> {t('mailWaiting')}{' '}
          <Link to="/channels" className="link">
            {t('mailWaitingOpen')}
          </Link>
        </p>
      )}
      {linksLeadNowhere && (
        <p className={classes.bar}>
          <IconUnlink size={16} stroke={1.7} aria-hidden /> {t('linksLeadNowhere')}
        </p>
      )}
    </div>
  )
}
