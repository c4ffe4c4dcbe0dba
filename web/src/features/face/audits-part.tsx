import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { inWords } from '../surveys/survey-words.ts'
import classes from './face.module.css'
import { auditsQuery } from './face-queries.ts'

/** Audits, newest first; one that is not finished is gone on with. */
export const AuditsPart = () => {
  const { t } = useTranslation('audits')
  const { branches } = useMe()
  const [branchId, setBranch] = useState<string | null>(null)
  const audits = useQuery(auditsQuery(branchId ?? undefined))
  return (
    <>
      {branches.length > 1 && (
        <Select
          className={classes.filter}
          aria-label={t('branch')}
          placeholder={t('allBranches')}
          clearable
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={branchId}
          onChange={setBranch}
        />
      )}
      {audits.isPending && <PageSkeleton rows={5} />}
      {audits.isError && <ErrorNote reason={audits.error} onRetry={() => audits.refetch()} />}
      {audits.data?.items.length === 0 && <EmptyState title={t('audits.none')} text={t('audits.noneText')} />}
      {audits.data && audits.data.items.length > 0 && (
        <Sheet label={t('part.audits')}>
          {audits.data.items.map((audit) => (
            <li key={audit.id}>
              <Link className={classes.row} to="/face/$auditId" params={{ auditId: audit.id }}>
                <div className={classes.main}>
                  <h3>{inWords(audit.template.name)}</h3>
                  <p>
                    {[audit.branch?.name ?? t('business'), calendarDay(audit.day), audit.visitor ?? audit.madeBy?.name]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                <span className={classes.score}>
                  {audit.finishedAt === null
                    ? t('audits.going', { n: audit.answered, all: audit.items })
                    : audit.score === null
                      ? '–'
                      : t('score', { score: number(Math.round(audit.score)) })}
                </span>
              </Link>
            </li>
          ))}
        </Sheet>
      )}
    </>
  )
}
