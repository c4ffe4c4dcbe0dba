import type { AuditDetail } from '@heed/contract/audits.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { inWords } from '../surveys/survey-words.ts'
import { AuditItem } from './audit-item.tsx'
import classes from './face.module.css'
import { auditQuery } from './face-queries.ts'
import { FinishAudit } from './finish-audit.tsx'

/** One audit: gone through with a thumb, each answer kept at once; read afterwards. */
export const AuditPage = () => {
  const { t } = useTranslation('audits')
  const { auditId } = useParams({ from: '/shell/face/$auditId' })
  const audit = useQuery(auditQuery(auditId))
  if (audit.isPending) return <PageSkeleton rows={8} />
  if (audit.isError)
    return (
      <PageFrame title={t('title')}>
        <ErrorNote reason={audit.error} onRetry={() => audit.refetch()} />
      </PageFrame>
    )
  return <Audit audit={audit.data} />
}

const Audit = ({ audit }: { audit: AuditDetail }) => {
  const { t } = useTranslation('audits')
  const may = useMay()
  const isOpen = audit.finishedAt === null && may('standard:mark')
  const facts = [audit.branch?.name ?? t('business'), calendarDay(audit.day), audit.visitor ?? audit.madeBy?.name]
  const words = (score: number | null) => (score === null ? '–' : t('score', { score: number(Math.round(score)) }))
  return (
    <PageFrame title={inWords(audit.template.name)} lead={facts.filter(Boolean).join(' · ')}>
      <div className={classes.part}>
        <Link className={classes.back} to="/face" search={{ show: 'audits' }}>
          {t('audit.back')}
        </Link>
        {audit.finishedAt !== null && (
          <p className={classes.whole}>
            {t('audit.whole')} <b>{words(audit.score)}</b>
          </p>
        )}
        {audit.sections.map((section) => (
          <PageSection
            key={section.id}
            title={inWords(section.words)}
            aside={audit.finishedAt !== null && <span className={classes.score}>{words(section.score)}</span>}
          >
            <Sheet label={inWords(section.words)}>
              {section.items.map((item) => (
                <AuditItem key={item.id} auditId={audit.id} item={item} isOpen={isOpen} />
              ))}
            </Sheet>
          </PageSection>
        ))}
        {isOpen && <FinishAudit audit={audit} />}
      </div>
    </PageFrame>
  )
}
