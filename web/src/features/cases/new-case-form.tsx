import { caseKinds, createCase } from '@heed/contract/cases.ts'
import { listChannels } from '@heed/contract/channels.ts'
import { Button, Checkbox, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { currentLanguage } from '../../app/i18n.ts'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { refreshLists } from './case-cache.ts'

type Kind = (typeof caseKinds)[number]

export const NewCaseForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('cases')
  const { branches } = useMe()
  const go = useNavigate()
  const client = useQueryClient()
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => call(listChannels, {}) })
  const form = useForm({
    initialValues: {
      channelId: null as string | null,
      branchId: branches[0]?.id ?? null,
      kind: 'enquiry' as Kind,
      name: '',
      email: '',
      phone: '',
      language: currentLanguage() as Language,
      subject: '',
      text: '',
      acknowledge: true,
    },
    validate: {
      name: (name, { email, phone }) => (name.trim() || email.trim() || phone.trim() ? null : t('new.unnamed')),
      subject: (subject) => (subject.trim() ? null : t('needed', { ns: 'common' })),
      text: (text) => (text.trim() ? null : t('needed', { ns: 'common' })),
    },
  })
  const create = useMutation({
    mutationFn: ({ name, email, phone, language, channelId, branchId, ...rest }: typeof form.values) =>
      call(createCase, {
        body: {
          ...rest,
          channelId: channelId ?? undefined,
          branchId: branchId ?? undefined,
          customer: {
            name: name.trim() || undefined,
            email: email.trim() || undefined,
            phone: phone.trim() || undefined,
            language,
          },
        },
      }),
    onSuccess: ({ id }) => {
      refreshLists(client)
      onDone()
      go({ to: '/cases/$caseId', params: { caseId: id } })
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <Select
            label={t('new.channel')}
            data={
              channels.data?.items
                .filter((channel) => channel.active)
                .map(({ id, name }) => ({ value: id, label: name })) ?? []
            }
            {...form.getInputProps('channelId')}
          />
          <Select
            label={t('field.branch')}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('branchId')}
          />
          <Select
            label={t('field.kind')}
            data={caseKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('new.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
          <Select
            label={t('new.language')}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            allowDeselect={false}
            {...form.getInputProps('language')}
          />
          <TextInput label={t('new.email')} type="email" maxLength={254} {...form.getInputProps('email')} />
          <TextInput label={t('new.phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
        </SimpleGrid>
        <TextInput label={t('new.subject')} maxLength={300} {...form.getInputProps('subject')} />
        <Textarea
          label={t('new.text')}
          autosize
          minRows={4}
          maxRows={12}
          lang={form.values.language}
          {...form.getInputProps('text')}
        />
        <Checkbox label={t('new.acknowledge')} {...form.getInputProps('acknowledge', { type: 'checkbox' })} />
        {create.isError && <ErrorNote reason={create.error} />}
        <Button type="submit" variant="filled" loading={create.isPending}>
          {t('new.go')}
        </Button>
      </Stack>
    </form>
  )
}
