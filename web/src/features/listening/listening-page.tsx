import { chooseMeans, getListening, type Listening, type ListeningMeans } from '@heed/contract/listening.ts'
import { Select } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { toast, toastProblem } from '../../app/toast.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import classes from './listening-page.module.css'

/** Steps that a plan is made of; whatever else was chosen by a program is shown as well. */
const steps = [1, 7, 14, 30, 90, 182, 365]

/** Where each means is set up or entered. */
const places = {
  asked: '/surveys',
  open: '/surveys',
  by_hand: '/surveys',
  suggestion: '/surveys',
  remark: '/feedback/new',
  review: '/feedback/import',
  message: '/channels',
  staff: '/staff-surveys',
} as const satisfies Record<ListeningMeans, string>

const listeningQuery = queryOptions({
  queryKey: ['listening'],
  queryFn: ({ signal }) => call(getListening, { signal }),
})

/** How the business listens: which means it chose, how often each has to bring something, and which of them are silent. */
export const ListeningPage = () => {
  const { t } = useTranslation('listening')
  const listening = useQuery(listeningQuery)
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      {listening.isPending && <PageSkeleton rows={8} />}
      {listening.isError && <ErrorNote reason={listening.error} onRetry={() => listening.refetch()} />}
      {listening.data && (
        <div>
          <p className={classes.whole} data-complete={listening.data.isComplete}>
            {t(wholeOf(listening.data.items, listening.data.isComplete))}
          </p>
          <Sheet label={t('title')}>
            {listening.data.items.map((item) => (
              <Means key={item.means} item={item} />
            ))}
          </Sheet>
        </div>
      )}
    </PageFrame>
  )
}

function wholeOf(items: Listening[], isComplete: boolean) {
  if (isComplete) return items.every(({ everyDays, isActive }) => !everyDays || isActive) ? 'whole.all' : 'whole.some'
  return items.some(({ everyDays }) => everyDays) ? 'whole.silent' : 'whole.none'
}

const Means = ({ item }: { item: Listening }) => {
  const { t } = useTranslation('listening')
  const may = useMay()
  const client = useQueryClient()
  const { means, everyDays, lastAt, heard } = item
  const choose = useMutation({
    mutationFn: (days: number | null) => call(chooseMeans, { body: { means, everyDays: days } }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['listening'] })
      toast({ text: t('kept') })
    },
    onError: (reason) => toastProblem(reason),
  })
  const days = everyDays && !steps.includes(everyDays) ? [...steps, everyDays].sort((a, b) => a - b) : steps
  const every = (count: number) => (steps.includes(count) ? t(`every.${count as 7}`) : t('every.days', { n: count }))
  return (
    <li className={classes.means}>
      <div>
        <Link to={places[means]} className={classes.name}>
          {t(`means.${means}.name`)}
        </Link>
        <small>{t(`means.${means}.what`)}</small>
      </div>
      <p className={classes.heard}>
        {lastAt ? (
          <>
            {t('heard', { n: heard >= 1000 ? `${number(1000)}+` : number(heard), days: number(everyDays ?? 30) })}
            <small>
              {t('last')} <When at={lastAt} />
            </small>
          </>
        ) : (
          <span className="quiet">{t('never')}</span>
        )}
      </p>
      <span>
        {everyDays !== null && (
          <Chip tone={item.isActive ? 'met' : 'warn'}>{t(item.isActive ? 'active' : 'silent')}</Chip>
        )}
      </span>
      {may('feedback:publish') ? (
        <Select
          aria-label={t('often', { means: t(`means.${means}.name`) })}
          placeholder={t('notChosen')}
          clearable
          disabled={choose.isPending}
          data={days.map((count) => ({ value: String(count), label: every(count) }))}
          value={everyDays === null ? null : String(everyDays)}
          onChange={(value) => choose.mutate(value ? Number(value) : null)}
        />
      ) : (
        <span className={everyDays ? undefined : 'quiet'}>{everyDays ? every(everyDays) : t('notChosen')}</span>
      )}
    </li>
  )
}
