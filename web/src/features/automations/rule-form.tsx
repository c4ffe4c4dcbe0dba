import { type AutomationEvent, automationEvents, fieldsOf } from '@heed/contract/automation-events.ts'
import { type Automation, mostActions, mostConditions } from '@heed/contract/automations.ts'
import { Button, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { ActionField } from './action-field.tsx'
import { loopNames, useDeleteRule, useSaveRule, useTryRule } from './automation-queries.ts'
import classes from './automations.module.css'
import { ConditionField } from './condition-field.tsx'
import { draftOf, isWhole, newAction, newCondition, withEvent } from './rule-draft.ts'
import { RuleSentence } from './rule-sentence.tsx'
import { eventKey } from './rule-words.ts'
import { TryResult } from './try-result.tsx'

const events = Object.keys(automationEvents) as AutomationEvent[]
const replace = <Item,>(items: readonly Item[], at: number, item: Item) =>
  items.map((old, index) => (index === at ? item : old))
const without = <Item,>(items: readonly Item[], at: number) => items.filter((_, index) => index !== at)

/** A rule in its parts, read back as a sentence, and tried before it is kept. */
export const RuleForm = ({ rule, onDone }: { rule?: Automation; onDone: () => void }) => {
  const { t } = useTranslation('automation')
  const { branches, member } = useMe()
  const seesAll = member.branchIds === null
  const [draft, setDraft] = useState(() => draftOf(rule, seesAll ? null : (branches[0]?.id ?? null)))
  const [isChecked, setChecked] = useState(false)
  const save = useSaveRule(rule, onDone)
  const trial = useTryRule()
  const set = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part })
    trial.reset()
  }
  const nameLacks = draft.name.trim() === ''
  const check = (needsName: boolean) => {
    setChecked(true)
    return isWhole(draft) && !(needsName && nameLacks)
  }
  const { conditions, actions } = draft
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (check(true)) save.mutate({ ...draft, name: draft.name.trim() })
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('field.name')}
          maxLength={120}
          data-autofocus
          error={isChecked && nameLacks ? t('needed', { ns: 'common' }) : undefined}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t('field.event')}
          allowDeselect={false}
          searchable
          data={events.map((value) => ({ value, label: t(`event.${eventKey(value)}`) }))}
          value={draft.event}
          onChange={(value) => value && set(withEvent(draft, value as AutomationEvent))}
        />
        <section className={classes.group}>
          <h3>{t('if')}</h3>
          {conditions.length === 0 && <p className="quiet">{t('always')}</p>}
          {conditions.length > 1 && (
            <SegmentedControl
              aria-label={t('field.match')}
              data={(['all', 'any'] as const).map((value) => ({ value, label: t(`match.${value}`) }))}
              value={draft.match}
              onChange={(match) => set({ match: match as 'all' | 'any' })}
            />
          )}
          <ul>
            {conditions.map((condition, index) => (
              <ConditionField
                key={index}
                condition={condition}
                fields={fieldsOf(draft.event)}
                isChecked={isChecked}
                onChange={(next) => set({ conditions: replace(conditions, index, next) })}
                onRemove={() => set({ conditions: without(conditions, index) })}
              />
            ))}
          </ul>
          {conditions.length < mostConditions && (
            <Button
              size="xs"
              leftSection={<IconPlus size={15} />}
              onClick={() => set({ conditions: [...conditions, newCondition('priority', '')] })}
            >
              {t('addCondition')}
            </Button>
          )}
        </section>
        <section className={classes.group}>
          <h3>{t('then')}</h3>
          <ul>
            {actions.map((action, index) => (
              <ActionField
                key={index}
                action={action}
                branchId={draft.branchId}
                isChecked={isChecked}
                onChange={(next) => set({ actions: replace(actions, index, next) })}
                onRemove={actions.length > 1 ? () => set({ actions: without(actions, index) }) : undefined}
              />
            ))}
          </ul>
          {actions.length < mostActions && (
            <Button
              size="xs"
              leftSection={<IconPlus size={15} />}
              onClick={() => set({ actions: [...actions, newAction('add_tag')] })}
            >
              {t('addAction')}
            </Button>
          )}
        </section>
        <Select
          label={t('field.branch')}
          placeholder={t('everywhere')}
          clearable={seesAll}
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          allowDeselect={seesAll}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.branchId}
          onChange={(branchId) => set({ branchId })}
        />
        <NumberField
          label={t('field.mostPerHour')}
          description={t('field.mostPerHourText')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={draft.mostPerHour}
          onChange={(number) => set({ mostPerHour: Number(number) || 1 })}
        />
        <div className={classes.readBack}>
          <RuleSentence rule={draft} />
          <Button
            size="xs"
            loading={trial.isPending}
            onClick={() => check(false) && trial.mutate({ ...draft, name: draft.name.trim() || '…' })}
          >
            {t('try.go')}
          </Button>
          {trial.isError && <ErrorNote reason={trial.error} />}
          {trial.data && <TryResult result={trial.data} />}
        </div>
        {save.isError && loopNames(save.error) && <p className={classes.loop}>{loopNames(save.error)}</p>}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone}>
          {rule && <DeleteButton id={rule.id} onDone={onDone} />}
        </FormFoot>
      </Stack>
    </form>
  )
}

/** Asks once more where it stands. */
const DeleteButton = ({ id, onDone }: { id: string; onDone: () => void }) => {
  const { t } = useTranslation('automation')
  const [isSure, setSure] = useState(false)
  const remove = useDeleteRule(onDone)
  return (
    <Button
      variant="subtle"
      color={isSure ? 'red' : 'gray'}
      loading={remove.isPending}
      onClick={() => (isSure ? remove.mutate(id) : setSure(true))}
    >
      {t(isSure ? 'sure' : 'delete')}
    </Button>
  )
}
