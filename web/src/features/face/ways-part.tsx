import type { ContactPath } from '@heed/contract/contact-paths.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { duration } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import classes from './face.module.css'
import { waysQuery } from './face-queries.ts'
import { WayForm } from './way-form.tsx'
import { WayTest } from './way-test.tsx'

type Opened = { path?: ContactPath; as: 'write' | 'test' }

/** How a customer gets to a person on each channel: steps, seconds, and the worst by name. */
export const WaysPart = () => {
  const { t } = useTranslation('audits')
  const may = useMay()
  const ways = useQuery(waysQuery)
  const [opened, setOpened] = useState<Opened>()
  const write = may('standard:edit') && (
    <Button w="fit-content" onClick={() => setOpened({ as: 'write' })}>
      {t('ways.new')}
    </Button>
  )
  const close = () => setOpened(undefined)
  return (
    <>
      {ways.isPending && <PageSkeleton rows={4} />}
      {ways.isError && <ErrorNote reason={ways.error} onRetry={() => ways.refetch()} />}
      {ways.data?.items.length === 0 && (
        <EmptyState title={t('ways.none')} text={t('ways.noneText')} action={write || undefined} />
      )}
      {ways.data && ways.data.items.length > 0 && (
        <>
          {write}
          <Sheet label={t('part.ways')}>
            {ways.data.items.map((path) => (
              <WayRow key={path.id} path={path} onOpen={(as) => setOpened({ path, as })} />
            ))}
          </Sheet>
        </>
      )}
      <EditDrawer title={opened?.path?.name ?? t('ways.new')} isOpen={opened !== undefined} onClose={close}>
        {opened?.as === 'write' && <WayForm path={opened.path} onDone={close} />}
        {opened?.as === 'test' && opened.path && <WayTest path={opened.path} onDone={close} />}
      </EditDrawer>
    </>
  )
}

const WayRow = ({ path, onOpen }: { path: ContactPath; onOpen: (as: Opened['as']) => void }) => {
  const { t } = useTranslation(['audits', 'common'])
  const may = useMay()
  const { tests } = path
  const last = tests.last && (tests.last.personSeconds === null ? t('ways.nobody') : duration(tests.last.personSeconds))
  const measured = [
    t('ways.reached', { n: tests.reached, all: tests.n }),
    tests.medianSeconds !== null && t('ways.median', { time: duration(tests.medianSeconds) }),
    last && t('ways.last', { words: last }),
  ]
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <h3>{path.name}</h3>
        {path.isRed && <Chip tone="over">{t(path.stepsToPerson === null ? 'ways.noPerson' : 'ways.red')}</Chip>}
        {path.isWorst && <Chip tone="warn">{t('ways.worst')}</Chip>}
      </div>
      <p className={classes.quiet}>
        {[
          t(`ways.channels.${path.channel}`),
          path.branch?.name ?? t('business'),
          path.stepsToPerson === null
            ? t('ways.noPerson')
            : t('ways.steps', { n: path.stepsToPerson, most: path.mostSteps }),
        ].join(' · ')}
      </p>
      <ol className={classes.steps}>
        {path.steps.map((step, at) => (
          <li key={at} data-kind={step.kind}>
            {step.words} <span>{t(`ways.kinds.${step.kind}`)}</span>
          </li>
        ))}
      </ol>
      <p className={classes.quiet}>{tests.n === 0 ? t('ways.untested') : measured.filter(Boolean).join(' · ')}</p>
      <div className={classes.pictures}>
        {may('standard:mark') && (
          <Button aria-label={`${t('ways.test')}: ${path.name}`} onClick={() => onOpen('test')}>
            {t('ways.test')}
          </Button>
        )}
        {may('standard:edit') && (
          <Button aria-label={`${t('common:act.edit')}: ${path.name}`} onClick={() => onOpen('write')}>
            {t('common:act.edit')}
          </Button>
        )}
      </div>
    </li>
  )
}
