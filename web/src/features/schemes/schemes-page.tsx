import { type Scheme, schemeKinds } from '@heed/contract/schemes.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { SchemeForm } from './scheme-form.tsx'
import { schemesQuery } from './scheme-queries.ts'
import { useSchemeName } from './scheme-words.ts'
import classes from './schemes.module.css'

/** Who asks for our standards, how much of it they cover, and standards that nobody asks for. */
export const SchemesPage = () => {
  const { t } = useTranslation('schemes')
  const may = useMay()
  const schemes = useQuery(schemesQuery)
  const [isAdding, setAdding] = useState(false)
  const items = schemes.data?.items ?? []
  const orphans = schemes.data?.orphans ?? []
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        may('standard:edit') && (
          <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      {schemes.isPending && <PageSkeleton rows={6} />}
      {schemes.isError && <ErrorNote reason={schemes.error} onRetry={() => schemes.refetch()} />}
      {schemeKinds.map((kind) => {
        const some = items.filter((scheme) => scheme.kind === kind)
        return some.length === 0 ? null : (
          <PageSection key={kind} title={t(`kinds.${kind}`)} text={t(`kindText.${kind}`)}>
            <Sheet label={t(`kinds.${kind}`)}>
              {some.map((scheme) => (
                <SchemeRow key={scheme.id} scheme={scheme} />
              ))}
            </Sheet>
          </PageSection>
        )
      })}
      {orphans.length > 0 && (
        <PageSection title={t('orphans')} text={t('orphansText')}>
          <ul className={classes.orphans}>
            {orphans.map(({ id, name }) => (
              <li key={id}>
                <Link to="/standards/$standardId" params={{ standardId: id }} className="link">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </PageSection>
      )}
      <EditDrawer title={t('add')} isOpen={isAdding} onClose={() => setAdding(false)}>
        {isAdding && <SchemeForm onDone={() => setAdding(false)} />}
      </EditDrawer>
    </PageFrame>
  )
}

const SchemeRow = ({ scheme }: { scheme: Scheme }) => {
  const { t } = useTranslation('schemes')
  const nameOf = useSchemeName()
  const { coveragePercent, requirements, mapped, document, reviewOn } = scheme
  return (
    <li className={classes.row}>
      <div>
        <h3>
          <Link to="/schemes/$schemeId" params={{ schemeId: scheme.id }}>
            {nameOf(scheme)}
          </Link>
        </h3>
        <p>
          {[document, reviewOn && t('review', { day: calendarDay(reviewOn) })].filter(Boolean).join(' · ') ||
            t('noDocument')}
        </p>
      </div>
      {coveragePercent === null ? (
        <p className={classes.none}>{t('noRequirements')}</p>
      ) : (
        <p className={classes.coverage} data-whole={mapped === requirements}>
          <b>{percent(Math.round(coveragePercent))}</b>
          <span>{t('covered', { mapped, all: requirements })}</span>
        </p>
      )}
    </li>
  )
}
