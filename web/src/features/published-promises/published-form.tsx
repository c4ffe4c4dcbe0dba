import {
  changePublishedPromise,
  type PublishedPromise,
  publishedKinds,
  publishPromise,
} from '@heed/contract/published-promises.ts'
import { Select, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { membersQuery } from '../cases/case-queries.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { standardsQuery } from '../standards/standard-acts.ts'
import { usePublishedAct } from './published-queries.ts'

/** What is promised to everybody: its words, where they stand, who keeps it and by what it is measured. */
export const PublishedForm = ({ promise, onDone }: { promise?: PublishedPromise; onDone: () => void }) => {
  const { t } = useTranslation('published')
  const { member } = useMe()
  const { data: members } = useQuery(membersQuery)
  const { data: standards } = useQuery(standardsQuery)
  const needed = (text: string) => (text.trim() ? null : t('needed', { ns: 'common' }))
  const form = useForm({
    initialValues: {
      words: promise?.words ?? '',
      kind: promise?.kind ?? ('delivery' as PublishedPromise['kind']),
      publishedWhere: promise?.publishedWhere ?? '',
      ownerId: promise?.owner.id ?? member.id,
      standardId: promise?.standard?.id ?? null,
      reviewOn: promise?.reviewOn ?? '',
      retired: promise?.retired ?? false,
    },
    validate: { words: needed, publishedWhere: needed, reviewOn: needed },
  })
  const save = usePublishedAct(
    ({ retired, ...values }: typeof form.values) => {
      const body = { ...values, words: values.words.trim(), publishedWhere: values.publishedWhere.trim() }
      return promise
        ? call(changePublishedPromise, { params: { id: promise.id }, body: { ...body, retired } })
        : call(publishPromise, { body })
    },
    { said: t('saved'), onDone },
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput
          label={t('field.words')}
          description={t('field.wordsText')}
          maxLength={300}
          data-autofocus
          {...form.getInputProps('words')}
        />
        <Select
          label={t('field.kind')}
          allowDeselect={false}
          data={publishedKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('field.where')}
          description={t('field.whereText')}
          maxLength={300}
          {...form.getInputProps('publishedWhere')}
        />
        <Select
          label={t('field.owner')}
          allowDeselect={false}
          searchable
          data={(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('ownerId')}
        />
        <Select
          label={t('field.standard')}
          description={t('field.standardText')}
          placeholder={t('field.nothing')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          data={(standards?.items ?? [])
            .filter(({ active, id }) => active || id === promise?.standard?.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('standardId')}
        />
        <TextInput type="date" label={t('field.reviewOn')} {...form.getInputProps('reviewOn')} />
        {promise && (
          <Switch
            label={t('field.retired')}
            description={t('field.retiredText')}
            {...form.getInputProps('retired', { type: 'checkbox' })}
          />
        )}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
