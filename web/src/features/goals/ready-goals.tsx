import { takeReadyGoal } from '@heed/contract/goals.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe, useOpenBranches } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { percent } from '../../ui/format.ts'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { readyQuery, useGoalAct } from './goal-queries.ts'
import classes from './goals.module.css'

/** Goals that lie ready: one press makes the goal and the standard by which it is seen. */
export const ReadyGoals = () => {
  const { t } = useTranslation('goals')
  const { member } = useMe()
  const branches = useOpenBranches()
  const { data } = useQuery(readyQuery)
  const seesAll = member.branchIds === null
  const [branchId, setBranchId] = useState<string | null>(seesAll ? null : (branches[0]?.id ?? null))
  const [dueOn, setDueOn] = useState(() => new Date(Date.now() + 90 * 86_400_000).toLocaleDateString('en-CA'))
  const take = useGoalAct((key: string) => call(takeReadyGoal, { body: { key, branchId, dueOn } }), t('ready.taken'))
  return (
    <PageSection
      title={t('ready.title')}
      text={t('ready.text')}
      aside={
        <div className={classes.where}>
          <Select
            aria-label={t('field.branch')}
            placeholder={t('field.allBranches')}
            clearable={seesAll}
            clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={setBranchId}
          />
          <TextInput
            type="date"
            aria-label={t('field.dueOn')}
            value={dueOn}
            onChange={(event) => setDueOn(event.currentTarget.value)}
          />
        </div>
      }
    >
      <Sheet label={t('ready.title')}>
        {(data?.items ?? []).map((goal) => (
          <li key={goal.key} className={classes.ready}>
            <div>
              <h3>{goal.words}</h3>
              <p>{t('ready.seen', { name: goal.standardName, share: percent(goal.targetValue) })}</p>
            </div>
            <Button
              size="xs"
              className={classes.take}
              disabled={!dueOn}
              loading={take.isPending && take.variables === goal.key}
              onClick={() => take.mutate(goal.key, { onError: (reason) => toastProblem(reason, t('ready.notTaken')) })}
            >
              {t('ready.take')}
            </Button>
          </li>
        ))}
      </Sheet>
    </PageSection>
  )
}
