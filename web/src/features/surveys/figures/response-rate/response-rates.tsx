import type { ResponseRates as Rates } from '@heed/contract/survey-response-rate.ts'
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../ui/error-note.tsx'
import { number, percent } from '../../../../ui/format.ts'
import { IntervalAxis } from '../../../../ui/interval-axis.tsx'
import { PageSkeleton } from '../../../../ui/page-skeleton.tsx'
import { EditDrawer } from '../../../settings/edit-drawer.tsx'
import type { ResultFilter } from '../../survey-queries.ts'
import figures from '../figures.module.css'
import { ratesQuery, type Unanswered } from './rate-queries.ts'
import { UnansweredList } from './unanswered-list.tsx'

type Rate = Rates['all']
type Group = Rates['moods'][number]['mood'] | 'lapsed'

/** Who answers when asked by mail, by what was known of them before. Nothing where nobody was mailed. */
export const ResponseRates = ({ surveyId, filter }: { surveyId: string; filter: ResultFilter }) => {
  const { t } = useTranslation('surveys')
  const [opened, setOpened] = useState<Group>()
  const { way: _, ...asked } = filter
  const rates = useQuery(ratesQuery(surveyId, asked))
  if (rates.isPending) return <PageSkeleton rows={3} />
  if (rates.isError) return <ErrorNote reason={rates.error} onRetry={() => rates.refetch()} />
  const { all, moods, lapsed, minimumAnswers } = rates.data
  if (all.invited === 0) return null
  const groups: (Rate & { group: Group })[] = [
    ...moods.map((rate) => ({ ...rate, group: rate.mood })),
    { ...lapsed, group: 'lapsed' },
  ]
  return (
    <section className={figures.card} aria-label={t('rates.title')}>
      <h2>{t('rates.title')}</h2>
      <p className={figures.text}>
        {t('rates.text', { answered: number(all.answered), n: number(all.invited) })} {t('rates.meaning')}
      </p>
      <ul className={figures.rows} data-of="branches">
        {groups.map(({ group, ...rate }) => (
          <RateRow key={group} group={group} rate={rate} least={minimumAnswers} onOpen={() => setOpened(group)} />
        ))}
      </ul>
      <EditDrawer
        title={opened ? t('rates.unanswered', { group: t(`rates.group.${opened}`) }) : ''}
        isOpen={opened !== undefined}
        onClose={() => setOpened(undefined)}
      >
        {opened && <UnansweredList surveyId={surveyId} query={queryOf(opened, asked)} />}
      </EditDrawer>
    </section>
  )
}

const queryOf = (group: Group, filter: Unanswered): Unanswered =>
  group === 'lapsed' ? { ...filter, lapsed: 'yes' } : { ...filter, mood: group }

type RateRowProps = { group: Group; rate: Rate; least: number; onOpen: () => void }

const RateRow = ({ group, rate: { invited, answered, rate, isSmall }, least, onOpen }: RateRowProps) => {
  const { t } = useTranslation('surveys')
  const missing = invited - answered
  return (
    <li>
      <span>
        {t(`rates.group.${group}`)}
        {isSmall && <small data-small>{t('rates.small', { least: number(least) })}</small>}
      </span>
      <UnstyledButton className={figures.side} disabled={missing === 0} onClick={onOpen}>
        <b>{rate.value === null ? '–' : percent(Math.round(rate.value))}</b>
        <small>{t('rates.missing', { count: missing, n: number(missing) })}</small>
      </UnstyledButton>
      <span className={figures.difference}>
        <IntervalAxis axis={[0, 100]} value={rate.value} low={rate.low} high={rate.high} />
        <span>
          {t('rates.of', { answered: number(answered), n: number(invited) })}
          {rate.low !== null &&
            rate.high !== null &&
            ` · ${t('results.interval', { low: percent(Math.round(rate.low)), high: percent(Math.round(rate.high)) })}`}
        </span>
      </span>
    </li>
  )
}
