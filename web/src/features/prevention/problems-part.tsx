import { problemStates, type ReportedProblem } from '@heed/contract/problems.ts'
import { Button, Select, Stack, Textarea } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import type { ClockTone } from '../../ui/clock-reading.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { Card, Sheet } from '../settings/page-frame.tsx'
import classes from './prevention.module.css'
import { causesQuery, problemsQuery, useChangeProblem, useReportProblem } from './prevention-queries.ts'

const tones: Record<ReportedProblem['state'], ClockTone> = {
  new: 'warn',
  looked_at: 'run',
  solved: 'met',
  not_pursued: 'hold',
}

/** Any employee reports what goes wrong, and follows what becomes of it. */
export const ProblemsPart = () => {
  const { t } = useTranslation(['prevention', 'common'])
  const may = useMay()
  const problems = useInfiniteQuery(problemsQuery)
  const items = problems.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      {may('prevention:record') && <ReportForm />}
      {problems.isPending && <PageSkeleton rows={4} />}
      {problems.isError && <ErrorNote reason={problems.error} onRetry={() => problems.refetch()} />}
      {problems.isSuccess && items.length === 0 && (
        <EmptyState title={t('problem.none')} text={t('problem.noneText')} />
      )}
      {items.length > 0 && (
        <Sheet label={t('part.problems')}>
          {items.map((problem) => (
            <Problem key={problem.id} problem={problem} />
          ))}
        </Sheet>
      )}
      {problems.hasNextPage && (
        <Button loading={problems.isFetchingNextPage} onClick={() => problems.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
    </>
  )
}

const ReportForm = () => {
  const { t } = useTranslation('prevention')
  const { branches, member } = useMe()
  const [words, setWords] = useState('')
  const [branchId, setBranchId] = useState(member.branchIds ? (branches[0]?.id ?? '') : '')
  const report = useReportProblem(() => setWords(''))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim()) report.mutate({ words: words.trim(), branchId: branchId || null })
  }
  return (
    <Card>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Textarea
            label={t('problem.words')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Select
            label={t('corrective.where')}
            allowDeselect={false}
            data={[
              { value: '', label: t('wholeBusiness') },
              ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={branchId}
            onChange={(value) => setBranchId(value ?? '')}
          />
          <FormFoot problem={report.error} isBusy={report.isPending} go={t('problem.report')} />
        </Stack>
      </form>
    </Card>
  )
}

const Problem = ({ problem }: { problem: ReportedProblem }) => {
  const { t } = useTranslation(['prevention', 'common'])
  const may = useMay()
  const [isDeciding, setDeciding] = useState(false)
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <p className={classes.text}>{problem.words}</p>
        <Chip tone={tones[problem.state]}>{t(`problem.states.${problem.state}`)}</Chip>
      </div>
      {problem.answer && <p className={classes.text}>{t('problem.answerWas', { answer: problem.answer })}</p>}
      <p className={classes.meta}>
        {problem.by && <span>{problem.by.name}</span>}
        <span>{problem.branch?.name ?? t('wholeBusiness')}</span>
        {problem.cause && <span>{problem.cause.words}</span>}
        <When at={problem.at} />
      </p>
      {isDeciding ? (
        <DecideForm problem={problem} onDone={() => setDeciding(false)} />
      ) : (
        may('prevention:act') && (
          <div className={classes.acts}>
            <Button size="compact-sm" onClick={() => setDeciding(true)}>
              {t('problem.decide')}
            </Button>
          </div>
        )
      )}
    </li>
  )
}

const DecideForm = ({ problem, onDone }: { problem: ReportedProblem; onDone: () => void }) => {
  const { t } = useTranslation('prevention')
  const { data: causes } = useQuery(causesQuery)
  const [state, setState] = useState<ReportedProblem['state']>(problem.state === 'new' ? 'looked_at' : problem.state)
  const [answer, setAnswer] = useState(problem.answer ?? '')
  const [causeId, setCauseId] = useState(problem.cause?.id ?? null)
  const save = useChangeProblem(problem.id, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ state, answer: answer.trim() || null, causeId })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select
          label={t('problem.state')}
          allowDeselect={false}
          data={problemStates.map((value) => ({ value, label: t(`problem.states.${value}`) }))}
          value={state}
          onChange={(value) => setState(problemStates.find((known) => known === value) ?? state)}
        />
        <Textarea
          label={t('problem.answer')}
          autosize
          minRows={2}
          maxLength={2000}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <Select
          label={t('problem.cause')}
          clearable
          searchable
          data={(causes?.items ?? []).map(({ id, words }) => ({ value: id, label: words }))}
          value={causeId}
          onChange={setCauseId}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
