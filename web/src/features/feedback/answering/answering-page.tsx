import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { duration, number } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { PageFrame } from '../../settings/page-frame.tsx'
import classes from './answering.module.css'
import { owedQuery, useSetHours } from './answering-queries.ts'
import { OwedWords } from './owed-words.tsx'

/** Written words that nobody has answered, the longest waiting first, each with three ways off the list. */
export const AnsweringPage = () => {
  const { t } = useTranslation('feedback')
  const may = useMay()
  const owed = useInfiniteQuery(owedQuery)
  const items = owed.data?.pages.flatMap((page) => page.items) ?? []
  const figures = owed.data?.pages[0]
  return (
    <PageFrame
      title={t('answering.title')}
      lead={
        <>
          {t('answering.lead')}{' '}
          <Link to="/feedback" className="link">
            {t('answering.all')}
          </Link>
        </>
      }
    >
      {owed.isPending && <PageSkeleton rows={5} />}
      {owed.isError && <ErrorNote reason={owed.error} onRetry={() => owed.refetch()} />}
      {figures && (
        <div>
          <dl className={classes.figures}>
            <div>
              <dt>{t('answering.open')}</dt>
              <dd>{number(figures.open)}</dd>
            </div>
            <div data-bad={figures.late > 0}>
              <dt>{t('answering.late')}</dt>
              <dd>{number(figures.late)}</dd>
            </div>
            <div>
              <dt>{t('answering.median')}</dt>
              <dd>
                {figures.answered.medianSeconds === null
                  ? t('answering.noMedian')
                  : duration(figures.answered.medianSeconds)}{' '}
                {figures.answered.n > 0 && <small>n {number(figures.answered.n)}</small>}
              </dd>
            </div>
            {may('feedback:publish') ? (
              <HoursForm key={figures.hours} hours={figures.hours} />
            ) : (
              <div>
                <dt>{t('answering.hours')}</dt>
                <dd>{number(figures.hours)}</dd>
              </div>
            )}
          </dl>
          {items.length === 0 ? (
            <EmptyState title={t('answering.none')} text={t('answering.noneText')} />
          ) : (
            <ul className={classes.list}>
              {items.map((item) => (
                <OwedWords key={item.feedback.id} item={item} />
              ))}
            </ul>
          )}
          {owed.hasNextPage && (
            <Button loading={owed.isFetchingNextPage} onClick={() => owed.fetchNextPage()}>
              {t('act.loadMore', { ns: 'common' })}
            </Button>
          )}
        </div>
      )}
    </PageFrame>
  )
}

/** Within how many open hours words are answered, from the next on. */
const HoursForm = ({ hours }: { hours: number }) => {
  const { t } = useTranslation('feedback')
  const set = useSetHours()
  const form = useForm({
    initialValues: { hours: hours as number | string },
    validate: {
      hours: (value) =>
        Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= 720 ? null : t('answering.hoursOdd'),
    },
  })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => set.mutate(Number(values.hours)))} className={classes.hours}>
      <NumberField
        label={t('answering.hours')}
        min={1}
        max={720}
        allowDecimal={false}
        {...form.getInputProps('hours')}
      />
      {form.isDirty() && (
        <Button type="submit" loading={set.isPending}>
          {t('act.save', { ns: 'common' })}
        </Button>
      )}
      {set.isError && <ErrorNote reason={set.error} />}
    </form>
  )
}
