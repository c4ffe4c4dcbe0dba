import type { Telling } from '@heed/contract/decisions.ts'
import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { languageTags } from '../../app/languages.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { type About, tellingQuery, useTell } from './decision-queries.ts'
import classes from './decisions.module.css'

/** Before anything is sent: how many it reaches, and the very mail they get. */
export const TellingDrawer = ({ about, onClose }: { about: About; onClose: () => void }) => {
  const { t } = useTranslation('decisions')
  const telling = useQuery(tellingQuery(about))
  return (
    <EditDrawer title={t('telling.title')} isOpen onClose={onClose} size={560}>
      {telling.isPending && <PageSkeleton rows={4} />}
      {telling.isError && <ErrorNote reason={telling.error} onRetry={() => telling.refetch()} />}
      {telling.data && <Preview about={about} telling={telling.data} onDone={onClose} />}
    </EditDrawer>
  )
}

const Preview = ({ about, telling, onDone }: { about: About; telling: Telling; onDone: () => void }) => {
  const { t } = useTranslation(['decisions', 'common'])
  const tell = useTell(about, onDone)
  if (telling.items === 0) return <p className="quiet">{t('telling.nobody')}</p>
  return (
    <div className={classes.telling}>
      <div>
        <p className={classes.reach}>{t('telling.reaches', { n: number(telling.mails) })}</p>
        <p className="quiet small">{t('telling.marked', { n: number(telling.items) })}</p>
        {telling.withoutMail > 0 && (
          <p className="quiet small">{t('telling.without', { n: number(telling.withoutMail) })}</p>
        )}
      </div>
      {telling.samples.map((sample) => (
        <figure key={sample.language} className={classes.mail} lang={languageTags[sample.language]}>
          <figcaption>
            {t('telling.sample', {
              language: t(`language.${sample.language}`, { ns: 'common' }),
              n: number(sample.mails),
            })}
          </figcaption>
          <b>{sample.subject}</b>
          <p>{sample.text}</p>
        </figure>
      ))}
      {telling.mails > 0 && <p className="quiet small">{t('telling.once')}</p>}
      {tell.isError && <ErrorNote reason={tell.error} />}
      <Button
        variant="filled"
        loading={tell.isPending}
        leftSection={<IconSend size={16} stroke={1.7} />}
        onClick={() => tell.mutate()}
      >
        {t(telling.mails > 0 ? 'telling.go' : 'telling.mark')}
      </Button>
    </div>
  )
}
