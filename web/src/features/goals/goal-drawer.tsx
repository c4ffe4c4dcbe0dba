import { agreeToGoal, dropGoal, enterReading, type Goal, giveReward } from '@heed/contract/goals.ts'
import { goalFit } from '@heed/methods/goal-fit.ts'
import { Button, Group, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, dayOf } from '../../ui/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { goalQuery, useGoalAct } from './goal-queries.ts'
import { Standing, Whose } from './goal-row.tsx'
import { valueWords } from './goal-words.ts'
import classes from './goals.module.css'
import { type Rated, RatingsFields, ratingsOf } from './ratings-fields.tsx'

type GoalDrawerProps = { goalId: string; onEdit: (goal: Goal) => void; onClose: () => void }

/** One goal: what was agreed and by whom, what it has come to, and what it was before. */
export const GoalDrawer = ({ goalId, onEdit, onClose }: GoalDrawerProps) => {
  const { t } = useTranslation('goals')
  const query = useQuery(goalQuery(goalId))
  const drop = useGoalAct(() => call(dropGoal, { params: { id: goalId } }), t('dropped'), onClose)
  if (query.isPending) return <PageSkeleton rows={5} />
  if (query.isError) return <ErrorNote reason={query.error} onRetry={() => query.refetch()} />
  const goal = query.data
  return (
    <div className={classes.whole}>
      <h3 className={classes.title}>{goal.words}</h3>
      <p>{goal.behaviour}</p>
      <p className="quiet small">
        <Whose goal={goal} /> · {t('by', { day: calendarDay(goal.dueOn) })}
      </p>
      <Standing goal={goal} />
      {goal.result && goal.result.parts.length > 0 && (
        <ul className={classes.facts} aria-label={t('parts')}>
          {goal.result.parts.map((part) => (
            <li key={part.id}>
              <span>{part.name}</span> <b>{valueWords(goal, part.value)}</b> <small>{t('n', { n: part.n })}</small>
            </li>
          ))}
        </ul>
      )}
      <dl className={classes.about}>
        {goal.helpNeeded && (
          <>
            <dt>{t('field.help')}</dt>
            <dd>{goal.helpNeeded}</dd>
          </>
        )}
        {goal.reward && (
          <>
            <dt>{t('field.reward')}</dt>
            <dd>
              <Reward goal={goal} />
            </dd>
          </>
        )}
        {(['manager', 'employee'] as const).map((side) => (
          <SideSaid key={side} goal={goal} side={side} />
        ))}
      </dl>
      {goal.mayAgreeAs && <Agree goal={goal} />}
      {goal.unit && goal.state === 'agreed' && goal.mayEdit && <Enter goal={goal} />}
      {goal.mayEdit && (
        <Group gap="xs">
          <Button onClick={() => onEdit(goal)}>{t('act.edit', { ns: 'common' })}</Button>
          <Button variant="subtle" color="gray" loading={drop.isPending} onClick={() => drop.mutate(undefined)}>
            {t('act.drop')}
          </Button>
        </Group>
      )}
      {drop.error && <ErrorNote reason={drop.error} />}
      {goal.readings.length > 0 && (
        <section>
          <h4>{t('readings')}</h4>
          <ul className={classes.facts}>
            {goal.readings.map(({ id, value, on, by, words }) => (
              <li key={id}>
                <span>{calendarDay(on)}</span> <b>{valueWords(goal, value)}</b>{' '}
                <small>{[by?.name, words].filter(Boolean).join(' · ')}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {goal.versions.length > 0 && (
        <section>
          <h4>{t('before')}</h4>
          <ul className={classes.facts}>
            {goal.versions.map(({ version, at, changedBy, was }) => (
              <li key={version}>
                <span>{dayOf(at)}</span> <b>{valueWords(goal, was.targetValue)}</b>{' '}
                <small>
                  {was.words} · {t('by', { day: calendarDay(was.dueOn) })} · {changedBy?.name}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Promised, due once the target is reached, or given; whoever leads says when. */
const Reward = ({ goal }: { goal: Goal }) => {
  const { t } = useTranslation('goals')
  const { member } = useMe()
  const { reward, rewardState, rewardGiver, rewardGivenOn } = goal
  const give = useGoalAct(
    () => call(giveReward, { params: { id: goal.id }, body: { on: new Date().toISOString().slice(0, 10) } }),
    t('reward.given'),
  )
  const mayGive = rewardGiver?.id === member.id || (goal.mayEdit && goal.member?.id !== member.id)
  if (!rewardState) return null
  return (
    <>
      {reward}{' '}
      <Chip {...(rewardState === 'promised' ? {} : { tone: rewardState === 'due' ? 'warn' : 'met' })}>
        {t(`reward.state.${rewardState}`)}
      </Chip>
      <small>
        {[
          rewardGiver && t('reward.giver', { name: rewardGiver.name }),
          rewardGivenOn && t('reward.on', { day: calendarDay(rewardGivenOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {rewardState === 'due' && mayGive && (
        <Button size="xs" mt={6} loading={give.isPending} onClick={() => give.mutate(undefined)}>
          {t('reward.give')}
        </Button>
      )}
      {give.error && <ErrorNote reason={give.error} />}
    </>
  )
}

const SideSaid = ({ goal, side }: { goal: Goal; side: 'manager' | 'employee' }) => {
  const { t } = useTranslation('goals')
  const { agreed, difficulty, chance } = goal[side]
  return (
    <>
      <dt>{t(`side.${side}`)}</dt>
      <dd>
        {agreed ? t('agreedBy', { name: agreed.by?.name ?? '', day: dayOf(agreed.at) }) : t('notAgreed')}
        {difficulty !== null && <small>{t('rated', { difficulty, chance })}</small>}
      </dd>
    </>
  )
}

const Agree = ({ goal }: { goal: Goal }) => {
  const { t } = useTranslation('goals')
  const [rated, setRated] = useState<Rated>({ difficulty: null, chance: null })
  const ratings = ratingsOf(rated)
  const isOdd = ratings !== null && goalFit(ratings) !== 'fits'
  const agree = useGoalAct(
    (said: NonNullable<typeof ratings>) =>
      call(agreeToGoal, { params: { id: goal.id }, body: { ...said, despite: isOdd } }),
    t('agreed'),
  )
  return (
    <section className={classes.act}>
      <h4>{t(goal.mayAgreeAs === 'manager' ? 'agreeManager' : 'agreeEmployee')}</h4>
      <RatingsFields value={rated} onChange={setRated} />
      {agree.error && <ErrorNote reason={agree.error} />}
      <Button
        variant="filled"
        disabled={!ratings}
        loading={agree.isPending}
        onClick={() => ratings && agree.mutate(ratings)}
      >
        {t(isOdd ? 'act.agreeDespite' : 'act.agree')}
      </Button>
    </section>
  )
}

const Enter = ({ goal }: { goal: Goal }) => {
  const { t } = useTranslation('goals')
  const today = new Date().toLocaleDateString('en-CA')
  const [value, setValue] = useState<number | string>('')
  const [on, setOn] = useState(today)
  const enter = useGoalAct(
    () => call(enterReading, { params: { id: goal.id }, body: { value: Number(value), on } }),
    t('entered'),
    () => setValue(''),
  )
  return (
    <section className={classes.act}>
      <h4>{t('enter')}</h4>
      <SimpleGrid cols={2} spacing="sm">
        <NumberField label={goal.unit} value={value} onChange={setValue} />
        <TextInput
          type="date"
          label={t('field.on')}
          max={today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      </SimpleGrid>
      {enter.error && <ErrorNote reason={enter.error} />}
      <Button disabled={value === '' || !on} loading={enter.isPending} onClick={() => enter.mutate(undefined)}>
        {t('act.enter')}
      </Button>
    </section>
  )
}
