import type { Advice } from '@heed/contract/advice.ts'
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import classes from './advice.module.css'
import { adviceQuery, useAdviceActs } from './advice-queries.ts'
import { AdviceSaid } from './advice-said.tsx'
import { BothClocks } from './both-clocks.tsx'

/** A question to whoever decides, made for a phone: read and answered in one tap, or in words. */
export const AdvicePage = () => {
  const { t } = useTranslation('advice')
  const { adviceId } = useParams({ from: '/shell/advice/$adviceId' })
  const { data: advice, isPending, isError } = useQuery(adviceQuery(adviceId))
  if (isPending) return <PageSkeleton rows={4} />
  if (isError) return <EmptyState title={t('notFound')} />
  return (
    <div className={classes.page}>
      <div>
        <p className={classes.from}>
          {t('asks', { name: advice.askedBy?.name ?? t('program') })} · <When at={advice.askedAt} />
        </p>
        <h1>{advice.question}</h1>
      </div>
      <BothClocks advice={advice} />
      <section className={classes.facts} aria-label={t('facts')}>
        <Link to="/cases/$caseId" params={{ caseId: advice.case.id }} className="link">
          #{advice.case.number} {advice.case.subject}
        </Link>
        {advice.lastWords && <Voice as="blockquote">{advice.lastWords}</Voice>}
        <p className={classes.meta}>
          <span>{advice.case.customer}</span>
          <span>{advice.branch.name}</span>
        </p>
      </section>
      <AdviceSaid advice={advice} />
      {advice.state === 'waiting' && <Answers key={advice.id} advice={advice} />}
    </div>
  )
}

const Answers = ({ advice }: { advice: Advice }) => {
  const { t } = useTranslation('advice')
  const may = useMay()
  const { answer } = useAdviceActs(advice.id)
  const form = `advice.${advice.id}`
  const [words, setWords] = useKept(form, 'words', '')
  const sent = { onSuccess: () => forgetForm(form) }
  const said = words.trim() || null
  if (!advice.mayAnswer || !may('action:do')) return <p className="quiet">{t('notYours')}</p>
  return (
    <div className={classes.answers}>
      {advice.options.map((option, place) => (
        <Button
          key={`${place} ${option}`}
          size="md"
          fullWidth
          disabled={answer.isPending}
          onClick={() => answer.mutate({ choice: place, words: said }, sent)}
        >
          {option}
        </Button>
      ))}
      <Textarea
        label={t(advice.options.length > 0 ? 'words.besides' : 'words.alone')}
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {answer.isError && <ErrorNote reason={answer.error} />}
      <Button
        size="md"
        fullWidth
        disabled={said === null}
        loading={answer.isPending}
        onClick={() => answer.mutate({ words: said }, sent)}
      >
        {t('words.go')}
      </Button>
    </div>
  )
}
