import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconClock, IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Problem, problemText } from '../../app/problem.ts'
import { shortTime } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import classes from './offline-notes.module.css'
import { forget, type useWaiting } from './waiting-acts.ts'

type NotesProps = { keptAt: string | null; waiting: ReturnType<typeof useWaiting> }

/** From when the list is, what waits to be sent, and what could not be done in the end. */
export const OfflineNotes = ({ keptAt, waiting: { acts, refused } }: NotesProps) => {
  const { t } = useTranslation('today')
  const now = useNow()
  return (
    <div className={classes.notes} role="status">
      {keptAt && (
        <p>
          <IconCloudOff size={17} stroke={1.7} aria-hidden /> {t('offline.kept', { time: shortTime(keptAt, now) })}
        </p>
      )}
      {acts.length > 0 && (
        <div>
          <p>
            <IconClock size={17} stroke={1.7} aria-hidden /> {t('offline.waiting', { count: acts.length })}
          </p>
          <ul>
            {acts.map(({ key, at, as, what }) => (
              <li key={key}>{t(`offline.${as}`, { what, time: shortTime(at, now) })}</li>
            ))}
          </ul>
        </div>
      )}
      {refused.map(({ key, at, as, what, code }) => (
        <Alert key={key} color="red" icon={<IconAlertTriangle size={18} stroke={1.7} />}>
          <p>{t(`offline.${as}`, { what, time: shortTime(at, now) })}</p>
          <p>
            {t('offline.refused')} {problemText(new Problem(code, 409))}
          </p>
          <Button size="xs" mt={6} onClick={() => forget(key)}>
            {t('offline.read')}
          </Button>
        </Alert>
      ))}
    </div>
  )
}
