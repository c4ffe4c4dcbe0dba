import { previewSetup } from '@heed/contract/setup.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { duration, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import type { StepProps } from './draft.ts'
import classes from './setup.module.css'

/** The standards and the survey that this kind of business starts with. */
export const ProposalStep = ({ draft }: StepProps) => {
  const { t } = useTranslation('setup')
  const { kind, language } = draft
  const preview = useQuery({
    queryKey: ['setup', 'preview', kind, language],
    queryFn: ({ signal }) => call(previewSetup, { query: { kind, language }, signal }),
  })
  return (
    <>
      <h1>{t('proposal.title')}</h1>
      <p className={classes.lead}>{t('proposal.text')}</p>
      {preview.isPending && <PageSkeleton rows={4} />}
      {preview.isError && <ErrorNote reason={preview.error} onRetry={() => preview.refetch()} />}
      {preview.data && (
        <>
          <section className={classes.card}>
            <h2>
              {t('proposal.standards')} <Chip tone="hold">{t('state.notYetYours', { ns: 'common' })}</Chip>
            </h2>
            <ul>
              {preview.data.standards.map((standard) => (
                <li key={standard.name}>
                  <span>{standard.name}</span>
                  <span className="quiet">
                    {t('proposal.standard', {
                      duration: duration(standard.targetSeconds),
                      share: percent(standard.targetSharePercent),
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <section className={classes.card}>
            <h2>
              {t('proposal.survey')} <Chip tone="hold">{t('state.notYetYours', { ns: 'common' })}</Chip>
            </h2>
            <ul>
              {preview.data.survey.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  )
}
