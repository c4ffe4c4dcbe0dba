import type { AuditFinding } from '@heed/contract/audits.ts'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, dayOf } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { inWords } from '../surveys/survey-words.ts'
import classes from './face.module.css'
import { findingsQuery, useMend } from './face-queries.ts'
import { Photos, TakePhoto } from './photos.tsx'

/** What audits found low: open until a new photo or a passed check, and those mended with before and after. */
export const FindingsPart = () => {
  const { t } = useTranslation('audits')
  const [state, setState] = useState<'open' | 'closed'>('open')
  const findings = useQuery(findingsQuery(state))
  return (
    <>
      <SegmentedControl
        className={classes.filter}
        aria-label={t('part.open')}
        data={(['open', 'closed'] as const).map((value) => ({ value, label: t(`findings.${value}`) }))}
        value={state}
        onChange={(value) => setState(value as 'open' | 'closed')}
      />
      {findings.isPending && <PageSkeleton rows={4} />}
      {findings.isError && <ErrorNote reason={findings.error} onRetry={() => findings.refetch()} />}
      {findings.data?.items.length === 0 && (
        <EmptyState
          title={t(state === 'open' ? 'findings.none' : 'findings.noneClosed')}
          text={t('findings.noneText')}
        />
      )}
      {findings.data && findings.data.items.length > 0 && (
        <Sheet label={t('part.open')}>
          {findings.data.items.map((finding) => (
            <Finding key={finding.id} finding={finding} />
          ))}
        </Sheet>
      )}
    </>
  )
}

const Finding = ({ finding }: { finding: AuditFinding }) => {
  const { t } = useTranslation('audits')
  const may = useMay()
  const mend = useMend(finding.id)
  const name = inWords(finding.item)
  return (
    <li className={classes.item}>
      <h3>{name}</h3>
      <p className={classes.quiet}>
        {[inWords(finding.section), finding.branch?.name ?? t('business')].join(' · ')}
        {' · '}
        <Link to="/face/$auditId" params={{ auditId: finding.audit.id }}>
          {t('findings.found', { day: calendarDay(finding.audit.day) })}
        </Link>
      </p>
      {finding.closedAt && finding.closedWith && (
        <p className={classes.quiet}>
          {[t(`findings.with.${finding.closedWith}`, { day: dayOf(finding.closedAt) }), finding.closedBy?.name]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <div className={classes.pictures}>
        <Photos ids={finding.before} label={`${t('findings.before')}: ${name}`} />
        <Photos ids={finding.after} label={`${t('findings.after')}: ${name}`} />
        {finding.closedAt === null && may('standard:mark') && (
          <TakePhoto
            words={t('findings.mend')}
            label={`${t('findings.mend')}: ${name}`}
            isBusy={mend.isPending}
            onPhoto={(file) => mend.mutate(file, { onError: (reason) => toastProblem(reason, name) })}
          />
        )}
      </div>
    </li>
  )
}
