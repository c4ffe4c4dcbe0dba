import type { Case } from '@heed/contract/cases.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/problem.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { CasePrevention } from '../prevention/case-prevention.tsx'
import { PromisesOfCase } from '../promises/promises-of-case.tsx'
import { Anger } from './anger.tsx'
import { CauseReview } from './cause-review.tsx'
import classes from './complaint-panel.module.css'
import { complaintQuery } from './complaint-queries.ts'
import { Judgement } from './judgement.tsx'
import { NextStep } from './next-step.tsx'
import { Purchase } from './purchase.tsx'
import { StageLine } from './stage-line.tsx'
import { isRefusedSolution } from './stage-reading.ts'
import { TheirWords } from './their-words.tsx'

const CaseExceptions = lazy(() =>
  import('../exceptions/case-exceptions.tsx').then((file) => ({ default: file.CaseExceptions })),
)

/** How far a complaint is and what to do next; nothing for a case that is none. */
export const ComplaintPanel = ({ item }: { item: Case }) => {
  const { t } = useTranslation('recovery')
  const may = useMay()
  const isComplaint = item.kind === 'complaint' && may('complaint:read')
  const { data: complaint, error, refetch } = useQuery({ ...complaintQuery(item.id), enabled: isComplaint })
  if (!isComplaint) return null
  // Called a complaint just now: the server is still being told.
  if (isProblem(error, 'not_found') && !complaint) return null
  if (error && !complaint) return <ErrorNote reason={error} onRetry={refetch} />
  if (!complaint) return null
  const isRefused = isRefusedSolution(complaint)
  return (
    <>
      <StageLine complaint={complaint} clocks={item.clocks} />
      <section className={classes.panel} aria-label={t('complaint.panel')}>
        <TheirWords item={item} />
        <Anger item={item} complaint={complaint} />
        {isRefused && <Judgement item={item} complaint={complaint} />}
        <NextStep item={item} complaint={complaint} />
        {!isRefused && <Judgement item={item} complaint={complaint} />}
        <CauseReview item={item} complaint={complaint} />
        <section className={classes.card} id="case-promises">
          <h2>{t('promise.planTitle')}</h2>
          <PromisesOfCase item={item} />
        </section>
        <Purchase item={item} complaint={complaint} />
        <CasePrevention item={item} complaint={complaint} />
        <Suspense>
          <CaseExceptions item={item} />
        </Suspense>
      </section>
    </>
  )
}
