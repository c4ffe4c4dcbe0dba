import type { Requirement } from '@heed/contract/schemes.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { calendarDay, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame } from '../settings/page-frame.tsx'
import { ImportTable } from './import-table.tsx'
import { Inspections } from './inspections.tsx'
import { RequirementForm } from './requirement-form.tsx'
import { Requirements } from './requirements.tsx'
import { SchemeForm } from './scheme-form.tsx'
import { schemeQuery } from './scheme-queries.ts'
import { useSchemeName } from './scheme-words.ts'
import classes from './schemes.module.css'
import { Stars } from './stars.tsx'

type Open = { requirement: Requirement | 'new' } | 'scheme' | 'import'

/** One scheme: what it asks for, which standards answer it, how many stars a branch has, and rounds of inspection. */
export const SchemePage = () => {
  const { t } = useTranslation('schemes')
  const { schemeId } = useParams({ from: '/shell/schemes/$schemeId' })
  const may = useMay()
  const nameOf = useSchemeName()
  const query = useQuery(schemeQuery(schemeId))
  const [open, setOpen] = useState<Open>()
  if (query.isPending) return <PageSkeleton rows={6} />
  if (query.isError) return <EmptyState title={t('notFound')} />
  const scheme = query.data
  const { coveragePercent, mapped, requirements, document, reviewOn } = scheme
  const close = () => setOpen(undefined)
  const drawn = typeof open === 'object' ? open.requirement : undefined
  return (
    <PageFrame
      title={nameOf(scheme)}
      lead={
        <>
          <Link to="/schemes" className="link">
            {t('title')}
          </Link>
          {document && ` · ${document}`}
          {reviewOn && ` · ${t('review', { day: calendarDay(reviewOn) })}`}
        </>
      }
      action={
        may('standard:edit') && (
          <div className={classes.acts}>
            <Button onClick={() => setOpen('scheme')}>{t('act.edit', { ns: 'common' })}</Button>
            <Button onClick={() => setOpen('import')}>{t('import.open')}</Button>
            <Button
              variant="filled"
              leftSection={<IconPlus size={17} stroke={1.8} />}
              onClick={() => setOpen({ requirement: 'new' })}
            >
              {t('addRequirement')}
            </Button>
          </div>
        )
      }
    >
      {coveragePercent !== null && (
        <p className={classes.big}>
          <b>{percent(Math.round(coveragePercent))}</b> {t('coveredLong', { mapped, all: requirements })}
        </p>
      )}
      {scheme.kind === 'rating' && requirements > 0 && <Stars schemeId={scheme.id} />}
      <Requirements scheme={scheme} onEdit={(requirement) => setOpen({ requirement })} />
      {requirements > 0 && <Inspections schemeId={scheme.id} />}
      <EditDrawer title={t('change')} isOpen={open === 'scheme'} onClose={close}>
        {open === 'scheme' && <SchemeForm scheme={scheme} onDone={close} />}
      </EditDrawer>
      <EditDrawer title={t('import.open')} isOpen={open === 'import'} onClose={close} size={680}>
        {open === 'import' && <ImportTable schemeId={scheme.id} onDone={close} />}
      </EditDrawer>
      <EditDrawer
        title={t(drawn === 'new' ? 'addRequirement' : 'changeRequirement')}
        isOpen={drawn !== undefined}
        onClose={close}
      >
        {drawn && <RequirementForm scheme={scheme} requirement={drawn === 'new' ? undefined : drawn} onDone={close} />}
      </EditDrawer>
    </PageFrame>
  )
}
