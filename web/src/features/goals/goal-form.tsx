import { type Goal, type GoalInput, goalLevels, goalPositions } from '@heed/contract/goals.ts'
import { goalFit } from '@heed/methods/goal-fit.ts'
import { SegmentedControl, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay, useMe, useOpenBranches } from '../../app/session.ts'
import { percentSign } from '../../ui/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { membersQuery } from '../cases/case-queries.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import { GoalCheck } from './goal-check.tsx'
import { goalsQuery, useSaveGoal } from './goal-queries.ts'
import { type Rated, RatingsFields, ratingsOf } from './ratings-fields.tsx'

type Values = {
  level: Goal['level']
  branchId: string | null
  memberId: string | null
  position: Goal['position']
  parentId: string | null
  isTop: boolean
  words: string
  behaviour: string
  measure: 'standard' | 'number'
  standardId: string | null
  unit: string
  direction: Goal['direction']
  combine: Goal['combine']
  startValue: number | string
  targetValue: number | string
  dueOn: string
  helpNeeded: string
  reward: string
  rewardGiverId: string | null
  rated: Rated
}

/** A goal that says what is done, how it is measured, from where to where and by when. */
export const GoalForm = ({ goal, onDone }: { goal?: Goal | undefined; onDone: () => void }) => {
  const { t } = useTranslation('goals')
  const may = useMay()
  const { member } = useMe()
  const branches = useOpenBranches()
  const { data: members } = useQuery(membersQuery)
  const { data: standards } = useQuery(standardsQuery)
  const { data: goals } = useQuery(goalsQuery)
  const save = useSaveGoal(goal?.id, onDone)
  const leads = may('goal:edit')
  const form = useForm<Values>({
    initialValues: startOf(goal, leads, member.id, branches[0]?.id ?? null),
    validate: {
      words: (words) => (words.trim() ? null : t('needed', { ns: 'common' })),
      behaviour: (behaviour) => (behaviour.trim() ? null : t('needed', { ns: 'common' })),
      standardId: (id, { measure }) => (measure === 'standard' && !id ? t('needed', { ns: 'common' }) : null),
      unit: (unit, { measure }) => (measure === 'number' && !unit.trim() ? t('needed', { ns: 'common' }) : null),
      targetValue: (value) => (value === '' ? t('needed', { ns: 'common' }) : null),
      dueOn: (day) => (day ? null : t('needed', { ns: 'common' })),
      branchId: (id, { level }) => (level === 'branch' && !id ? t('needed', { ns: 'common' }) : null),
    },
  })
  const { values } = form
  const rated = ratingsOf(values.rated)
  const parents = (goals?.items ?? []).filter(
    ({ id, level, state, branchId }) =>
      id !== goal?.id && level !== 'member' && state !== 'dropped' && (!branchId || branchId === values.branchId),
  )
  const clear = { 'aria-label': t('act.clear', { ns: 'common' }) }
  const submit = form.onSubmit((said) => save.mutate(bodyOf(said, rated !== null && goalFit(rated) !== 'fits')))
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('field.words')}
          description={t('field.wordsText')}
          maxLength={300}
          data-autofocus
          {...form.getInputProps('words')}
        />
        <Textarea
          label={t('field.behaviour')}
          description={t('field.behaviourText')}
          maxLength={500}
          autosize
          minRows={2}
          {...form.getInputProps('behaviour')}
        />
        <GoalCheck
          words={values.words}
          behaviour={values.behaviour}
          hasMeasure={values.measure === 'standard' ? values.standardId !== null : values.unit.trim() !== ''}
          targetValue={values.targetValue === '' ? null : Number(values.targetValue)}
          dueOn={values.dueOn || null}
        />
        <div>
          <SegmentedControl
            fullWidth
            aria-label={t('field.measure')}
            data={(['standard', 'number'] as const).map((value) => ({ value, label: t(`measure.${value}`) }))}
            {...form.getInputProps('measure')}
          />
        </div>
        {values.measure === 'standard' ? (
          <Select
            label={t('field.standard')}
            searchable
            data={(standards?.items ?? [])
              .filter(({ active, id }) => active || id === goal?.standard?.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('standardId')}
          />
        ) : (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              label={t('field.unit')}
              placeholder={t('field.unitExample')}
              maxLength={40}
              {...form.getInputProps('unit')}
            />
            <Select
              label={t('field.direction')}
              allowDeselect={false}
              data={(['at_least', 'at_most'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
              {...form.getInputProps('direction')}
            />
            {values.level !== 'member' && (
              <Select
                label={t('field.combine')}
                allowDeselect={false}
                data={(['mean', 'sum'] as const).map((value) => ({ value, label: t(`combine.${value}`) }))}
                {...form.getInputProps('combine')}
              />
            )}
          </SimpleGrid>
        )}
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <NumberField
            label={t('field.start')}
            {...(values.measure === 'standard' ? percentSign() : {})}
            {...form.getInputProps('startValue')}
          />
          <NumberField
            label={t('field.target')}
            {...(values.measure === 'standard' ? percentSign() : {})}
            {...(values.measure === 'standard' ? { min: 1, max: 100 } : {})}
            {...form.getInputProps('targetValue')}
          />
          <TextInput type="date" label={t('field.dueOn')} {...form.getInputProps('dueOn')} />
        </SimpleGrid>
        {leads && !goal && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Select
              label={t('field.level')}
              allowDeselect={false}
              data={goalLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
              {...form.getInputProps('level')}
            />
            {values.level === 'member' && (
              <Select
                label={t('field.member')}
                allowDeselect={false}
                searchable
                data={(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                {...form.getInputProps('memberId')}
              />
            )}
            {values.level === 'position' && (
              <Select
                label={t('field.position')}
                allowDeselect={false}
                data={goalPositions.map((value) => ({ value, label: t(`role.${value}`, { ns: 'common' }) }))}
                {...form.getInputProps('position')}
              />
            )}
            {(values.level === 'position' || values.level === 'branch') && (
              <Select
                label={t('field.branch')}
                placeholder={values.level === 'position' ? t('field.allBranches') : ''}
                clearable={values.level !== 'branch' && member.branchIds === null}
                clearButtonProps={clear}
                data={branches.map(({ id, name }) => ({ value: id, label: name }))}
                {...form.getInputProps('branchId')}
              />
            )}
          </SimpleGrid>
        )}
        {!values.isTop && (
          <Select
            label={t('field.parent')}
            description={t('field.parentText')}
            clearable
            searchable
            clearButtonProps={clear}
            data={parents.map(({ id, words }) => ({ value: id, label: words }))}
            {...form.getInputProps('parentId')}
          />
        )}
        {leads && values.level === 'business' && (
          <Switch
            label={t('field.isTop')}
            description={t('field.isTopText')}
            {...form.getInputProps('isTop', { type: 'checkbox' })}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('field.help')} maxLength={500} {...form.getInputProps('helpNeeded')} />
          <TextInput label={t('field.reward')} maxLength={300} {...form.getInputProps('reward')} />
        </SimpleGrid>
        {values.reward.trim() !== '' && (
          <Select
            label={t('field.giver')}
            description={t('field.giverText')}
            clearable
            searchable
            clearButtonProps={clear}
            data={(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('rewardGiverId')}
          />
        )}
        <RatingsFields value={values.rated} onChange={(next) => form.setFieldValue('rated', next)} />
        <p className="quiet small">{t(goal ? 'changeText' : 'proposeText')}</p>
        <FormFoot
          problem={save.error}
          isBusy={save.isPending}
          onCancel={onDone}
          {...(rated && goalFit(rated) !== 'fits'
            ? { go: t('act.saveDespite') }
            : goal
              ? {}
              : { go: t('act.propose') })}
        />
      </Stack>
    </form>
  )
}

const startOf = (goal: Goal | undefined, leads: boolean, mine: string, branchId: string | null): Values => ({
  level: goal?.level ?? (leads ? 'branch' : 'member'),
  branchId: goal ? goal.branchId : leads ? branchId : null,
  memberId: goal ? (goal.member?.id ?? null) : mine,
  position: goal?.position ?? 'employee',
  parentId: goal?.parentId ?? null,
  isTop: goal?.isTop ?? false,
  words: goal?.words ?? '',
  behaviour: goal?.behaviour ?? '',
  measure: goal?.unit ? 'number' : 'standard',
  standardId: goal?.standard?.id ?? null,
  unit: goal?.unit ?? '',
  direction: goal?.direction ?? 'at_least',
  combine: goal?.combine ?? 'mean',
  startValue: goal?.startValue ?? '',
  targetValue: goal?.targetValue ?? '',
  dueOn: goal?.dueOn ?? '',
  helpNeeded: goal?.helpNeeded ?? '',
  reward: goal?.reward ?? '',
  rewardGiverId: goal?.rewardGiver?.id ?? null,
  rated: { difficulty: null, chance: null },
})

const bodyOf = (values: Values, despite: boolean): GoalInput => {
  const isStandard = values.measure === 'standard'
  return {
    level: values.level,
    // A person's branch is the one that they work in.
    branchId: values.level === 'position' || values.level === 'branch' ? values.branchId : null,
    memberId: values.level === 'member' ? values.memberId : null,
    position: values.level === 'position' ? values.position : null,
    parentId: values.isTop ? null : values.parentId,
    isTop: values.isTop && values.level === 'business',
    words: values.words.trim(),
    behaviour: values.behaviour.trim(),
    standardId: isStandard ? values.standardId : null,
    unit: isStandard ? null : values.unit.trim(),
    direction: isStandard ? 'at_least' : values.direction,
    combine: values.combine,
    startValue: values.startValue === '' ? null : Number(values.startValue),
    targetValue: Number(values.targetValue),
    dueOn: values.dueOn,
    helpNeeded: values.helpNeeded.trim() || null,
    reward: values.reward.trim() || null,
    rewardGiverId: values.reward.trim() ? values.rewardGiverId : null,
    ratings: ratingsOf(values.rated),
    despite,
  }
}
