import type { Case } from '@heed/contract/cases.ts'
import { givePlan } from '@heed/contract/promises.ts'
import { ActionIcon, Button, Input, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { useNow } from '../../ui/now.ts'
import { customerQuery } from '../cases/case-queries.ts'
import { WordingAdvice } from '../cases/composer/wording-advice.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { useBranchZone } from './branch-zone.ts'
import { asStep, emptyStep, isWhole, lackOf, type PlanTold, planForm, type StepDraft } from './plan-draft.ts'
import { promiseTimesQuery } from './promise-queries.ts'
import classes from './promises.module.css'
import { StepFields } from './step-fields.tsx'
import { TimeChoice } from './time-choice.tsx'
import { useCaseRefresh } from './use-promise-acts.ts'

const ways: PlanTold[] = ['mail', 'phone', 'in_person']

/** Who does what by when, as the customer will get it: each step with its person and its moment, or it cannot go. */
export const PlanComposer = ({ item, onDone }: { item: Case; onDone: () => void }) => {
  const { t } = useTranslation(['recovery', 'common'])
  const { member } = useMe()
  const { data: times } = useQuery(promiseTimesQuery(item.id))
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  const zone = useBranchZone(item.branch.id)
  const now = useNow()
  const refresh = useCaseRefresh(item.id)
  const form = planForm(item.id)
  const [problem, setProblem] = useKept(form, 'problem', '')
  const [drafts, setDrafts] = useKept<StepDraft[]>(form, 'steps', () => [emptyStep(member.id)])
  const [nextNewsAt, setNextNewsAt] = useKept<string | null>(form, 'nextNewsAt', null)
  const [chosen, setTold] = useKept<PlanTold | undefined>(form, 'told', undefined)
  const [isTried, setTried] = useState(false)
  const canMail = customer === undefined || customer.emails.length > 0
  const told = chosen && (canMail || chosen !== 'mail') ? chosen : firstWay(item, canMail)
  // Near closing the next working morning is meant unless another moment is chosen.
  const usual = times?.nearClosing ? (times.items[0]?.at ?? null) : null
  const steps = drafts.map((step) => ({ ...step, dueAt: step.dueAt ?? usual }))
  const give = useMutation({
    mutationFn: () =>
      call(givePlan, {
        params: { id: item.id },
        body: { problem: problem.trim(), steps: steps.map(asStep), nextNewsAt, told },
      }),
    onSuccess: async () => {
      forgetForm(form)
      await refresh()
      onDone()
    },
  })
  const isNewsPast = nextNewsAt !== null && new Date(nextNewsAt) <= now
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problem.trim() && steps.every((step) => isWhole(step, now)) && !isNewsPast) give.mutate()
  }
  const change = (key: string, part: Partial<StepDraft>) =>
    setDrafts(drafts.map((step) => (step.key === key ? { ...step, ...part } : step)))
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('plan.problem')}
          lang={item.language}
          autoFocus
          maxLength={500}
          value={problem}
          error={isTried && !problem.trim() && t('common:needed')}
          onChange={(event) => setProblem(event.currentTarget.value)}
        />
        {steps.map((step, index) => (
          <fieldset key={step.key} className={classes.step}>
            <legend>{t('plan.step', { number: index + 1 })}</legend>
            {steps.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.remove}
                aria-label={t('plan.removeStep', { number: index + 1 })}
                onClick={() => setDrafts(drafts.filter(({ key }) => key !== step.key))}
              >
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            )}
            <Stack gap="sm">
              <StepFields
                item={item}
                zone={zone}
                step={step}
                lack={isTried ? lackOf(step, now) : undefined}
                onChange={(part) => change(step.key, part)}
              />
            </Stack>
          </fieldset>
        ))}
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.add}
          leftSection={<IconPlus size={15} stroke={1.8} />}
          onClick={() => setDrafts([...drafts, emptyStep(member.id)])}
        >
          {t('plan.addStep')}
        </Button>
        <WordingAdvice text={[problem, ...steps.map(({ words }) => words)].join('\n')} language={item.language} />
        <TimeChoice
          caseId={item.id}
          zone={zone}
          label={t('plan.news')}
          none={t('plan.noNews')}
          value={nextNewsAt}
          error={isTried && isNewsPast && t('time.past')}
          onChange={setNextNewsAt}
        />
        <Input.Wrapper label={t('plan.told')} description={!canMail && t('plan.noMail')}>
          <div>
            <SegmentedControl
              aria-label={t('plan.told')}
              value={told}
              onChange={(next) => setTold(next as PlanTold)}
              data={ways.map((value) => ({
                value,
                label: t(`plan.by.${value}`),
                disabled: value === 'mail' && !canMail,
              }))}
            />
          </div>
        </Input.Wrapper>
        <FormFoot
          problem={give.error}
          isBusy={give.isPending}
          go={t(told === 'mail' ? 'plan.send' : 'plan.tell')}
          onCancel={() => {
            forgetForm(form)
            onDone()
          }}
        />
      </Stack>
    </form>
  )
}

/** Whoever is at the counter or on the phone hears it there; who writes gets it written. */
const firstWay = ({ channel }: Case, canMail: boolean): PlanTold => {
  if (channel.kind === 'walk_in') return 'in_person'
  return channel.kind === 'phone' || !canMail ? 'phone' : 'mail'
}
