import { channelKinds, clockMeasures, priorities, type Standard } from '@heed/contract/standards.ts'
import { Fieldset, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useSaveStandard } from './standard-acts.ts'
import classes from './standard-form.module.css'
import { amountOf, type Unit, unitSeconds } from './standard-words.ts'

const startOf = (standard: Standard | undefined, ownBranchId: string | null) => ({
  name: standard?.name ?? '',
  measure: standard?.measure ?? ('first_answer' as Standard['measure']),
  ...amountOf(standard ?? { targetSeconds: 7200, hours: 'branch' }),
  hours: standard?.hours ?? ('branch' as Standard['hours']),
  targetSharePercent: standard?.targetSharePercent ?? 90,
  channelKind: standard?.channelKind ?? null,
  priority: standard?.priority ?? null,
  branchId: standard ? standard.branchId : ownBranchId,
  active: standard?.active ?? true,
})

/** A standard as a sentence with its parts to fill in; saved, it is ours and running clocks follow it. */
export const StandardForm = ({ standard, onDone }: { standard?: Standard; onDone: () => void }) => {
  const { t } = useTranslation('standards')
  const { branches, member } = useMe()
  const seesAll = member.branchIds === null
  const save = useSaveStandard(standard?.id, onDone)
  const form = useForm({
    initialValues: startOf(standard, seesAll ? null : (branches.find(({ active }) => active)?.id ?? null)),
    validate: {
      name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })),
      amount: (amount, { unit }) =>
        Number(amount) >= 1 && Number(amount) * unitSeconds[unit] <= 366 * 86_400 ? null : t('field.amountOdd'),
      targetSharePercent: (share) => (Number(share) >= 1 && Number(share) <= 100 ? null : t('field.shareOdd')),
    },
  })
  const clear = { 'aria-label': t('act.clear', { ns: 'common' }) }
  const units: Unit[] = form.values.hours === 'always' ? ['minutes', 'hours', 'days'] : ['minutes', 'hours']
  const submit = form.onSubmit(({ amount, unit, ...rest }) =>
    save.mutate({ ...rest, name: rest.name.trim(), targetSeconds: Math.round(Number(amount) * unitSeconds[unit]) }),
  )
  const setHours = (hours: string) =>
    form.setValues((before) => ({
      hours: hours as Standard['hours'],
      ...(hours === 'branch' && before.unit === 'days' ? { unit: 'hours', amount: (before.amount ?? 1) * 24 } : {}),
    }))
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SegmentedControl
          fullWidth
          aria-label={t('field.measure')}
          data={clockMeasures.map((value) => ({ value, label: t(`clock.${value}`, { ns: 'common' }) }))}
          {...form.getInputProps('measure')}
        />
        <TextInput label={t('field.name')} maxLength={160} data-autofocus {...form.getInputProps('name')} />
        <Fieldset legend={t('field.target')} variant="unstyled" className={classes.group}>
          <div className={classes.target}>
            <NumberInput
              aria-label={t('field.amount')}
              min={1}
              max={9999}
              allowDecimal={false}
              allowNegative={false}
              {...form.getInputProps('amount')}
            />
            <Select
              aria-label={t('field.unit')}
              data={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
              allowDeselect={false}
              {...form.getInputProps('unit')}
            />
          </div>
          <SegmentedControl
            fullWidth
            mt={8}
            aria-label={t('field.hours')}
            data={(['branch', 'always'] as const).map((value) => ({ value, label: t(`hours.${value}`) }))}
            value={form.values.hours}
            onChange={setHours}
          />
        </Fieldset>
        <NumberInput
          label={t('field.share')}
          description={t('field.shareText')}
          min={1}
          max={100}
          decimalScale={1}
          suffix=" %"
          {...form.getInputProps('targetSharePercent')}
        />
        <Fieldset legend={t('field.where')} variant="unstyled" className={classes.group}>
          <p className="quiet small">{t('field.whereText')}</p>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt={8}>
            <Select
              label={t('field.channel')}
              placeholder={t('field.every')}
              clearable
              clearButtonProps={clear}
              data={channelKinds.map((value) => ({ value, label: t(`channel.${value}`, { ns: 'common' }) }))}
              {...form.getInputProps('channelKind')}
            />
            <Select
              label={t('field.priority')}
              placeholder={t('field.every')}
              clearable
              clearButtonProps={clear}
              data={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
              {...form.getInputProps('priority')}
            />
          </SimpleGrid>
          <Select
            mt="sm"
            label={t('field.branch')}
            placeholder={t('field.every')}
            clearable={seesAll}
            clearButtonProps={clear}
            allowDeselect={seesAll}
            data={branches
              .filter(({ id, active }) => active || id === standard?.branchId)
              .map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('branchId')}
          />
        </Fieldset>
        <Switch
          label={t('field.active')}
          description={t('field.activeText')}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
        <p className={classes.note}>{t('recompute')}</p>
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
