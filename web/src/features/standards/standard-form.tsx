import {
  channelKinds,
  dimensions,
  measuresOf,
  priorities,
  type Standard,
  type StandardMeasure,
  standardMethods,
} from '@heed/contract/standards.ts'
import { Fieldset, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { percentSign } from '../../ui/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { BrandFit } from '../brand/brand-fit.tsx'
import { membersQuery } from '../cases/case-queries.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { LimitFields } from './limit-fields.tsx'
import { SourceFields } from './source-fields.tsx'
import { useSaveStandard } from './standard-acts.ts'
import classes from './standard-form.module.css'
import { bodyOf, startOf, useStandardForm } from './use-standard-form.ts'

/** A standard as a sentence with its parts to fill in; saved, it is ours and running clocks follow it. */
export const StandardForm = ({ standard, onDone }: { standard?: Standard; onDone: () => void }) => {
  const { t } = useTranslation('standards')
  const { branches, member } = useMe()
  const { data: members } = useQuery(membersQuery)
  const seesAll = member.branchIds === null
  const save = useSaveStandard(standard?.id, onDone)
  const form = useStandardForm(
    startOf(standard, seesAll ? null : (branches.find(({ active }) => active)?.id ?? null)),
    (standard?.requirements.length ?? 0) > 0,
  )
  const { method } = form.values
  const clear = { 'aria-label': t('act.clear', { ns: 'common' }) }
  const submit = form.onSubmit((values) => save.mutate(bodyOf(values, standard)))
  const setMethod = (chosen: string) => {
    const next = chosen as Standard['method']
    form.setValues({ method: next, measure: measuresOf[next][0] ?? null })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t('field.name')} maxLength={160} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('field.when')} maxLength={300} {...form.getInputProps('when')} />
        <Textarea label={t('field.act')} maxLength={500} autosize minRows={2} {...form.getInputProps('act')} />
        <BrandFit text={[form.values.when, form.values.act].filter(Boolean).join('\n')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label={t('field.method')}
            data={standardMethods.map((value) => ({ value, label: t(`method.${value}`) }))}
            allowDeselect={false}
            value={method}
            onChange={(value) => value && setMethod(value)}
          />
          {measuresOf[method].length > 0 && (
            <Select
              label={t('field.measure')}
              data={measuresOf[method].map((value) => ({ value, label: t(`measureName.${value}`) }))}
              allowDeselect={false}
              value={form.values.measure}
              onChange={(value) => form.setFieldValue('measure', value as StandardMeasure)}
            />
          )}
        </SimpleGrid>
        {form.values.measure && <p className="quiet small">{t(`measure.${form.values.measure}`)}</p>}
        <LimitFields form={form} />
        <NumberField
          label={t('field.share')}
          description={t('field.shareText')}
          min={1}
          max={100}
          decimalScale={1}
          {...percentSign()}
          {...form.getInputProps('targetSharePercent')}
        />
        <SourceFields form={form} />
        <Select
          label={t('field.dimension')}
          description={t(`dimensionText.${form.values.dimension}`)}
          data={dimensions.map((value) => ({ value, label: t(`dimension.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('dimension')}
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
        <Fieldset legend={t('field.keeping')} variant="unstyled" className={classes.group}>
          <Select
            label={t('field.owner')}
            placeholder={t('field.nobody')}
            clearable
            searchable
            clearButtonProps={clear}
            data={(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('ownerId')}
          />
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" mt="sm">
            <TextInput type="date" label={t('field.validFrom')} {...form.getInputProps('validFrom')} />
            <TextInput type="date" label={t('field.validUntil')} {...form.getInputProps('validUntil')} />
            <TextInput type="date" label={t('field.reviewOn')} {...form.getInputProps('reviewOn')} />
          </SimpleGrid>
        </Fieldset>
        {method === 'check' && (
          <Switch
            label={t('field.daily')}
            description={t('field.dailyText')}
            {...form.getInputProps('daily', { type: 'checkbox' })}
          />
        )}
        <Switch
          label={t('field.active')}
          description={t('field.activeText')}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
        {method === 'clock' && <p className={classes.note}>{t('recompute')}</p>}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
