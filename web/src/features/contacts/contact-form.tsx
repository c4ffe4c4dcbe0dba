import { caseKinds, createCase } from '@heed/contract/cases.ts'
import { listChannels } from '@heed/contract/channels.ts'
import { Button, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { currentLanguage } from '../../app/i18n.ts'
import type { Language } from '../../app/languages.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { refreshLists } from '../cases/case-cache.ts'
import { KnownCaller, NewCaller } from './caller.tsx'
import { CallerField } from './caller-field.tsx'
import { asNewCase, type ContactDraft, describe, hasMail, isSpoken } from './contact-draft.ts'
import { OnTheSpot } from './on-the-spot.tsx'
import { useContactChannels } from './use-contact-channels.ts'

/** Loads the ways a contact can have come by, then asks. */
export const ContactForm = ({ onDone }: { onDone: () => void }) => {
  const channels = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => call(listChannels, { signal }) })
  if (channels.isPending) return <PageSkeleton rows={5} />
  if (channels.isError) return <ErrorNote reason={channels.error} onRetry={() => channels.refetch()} />
  return <Fields onDone={onDone} />
}

/** A call, a visit or a letter: who it was, what they said, and whether that was answered at once. */
const Fields = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('cases')
  const go = useNavigate()
  const client = useQueryClient()
  const { groups, find, first } = useContactChannels()
  const needed = (words: string) => (words.trim() ? null : t('needed', { ns: 'common' }))
  const form = useForm<ContactDraft>({
    initialValues: {
      channelId: first,
      kind: 'enquiry',
      known: null,
      isNew: false,
      ...describe(''),
      language: currentLanguage() as Language,
      subject: '',
      text: '',
      isAnswered: false,
      told: '',
      isSolved: true,
      acknowledge: false,
    },
    validate: {
      channelId: (id) => (id ? null : t('needed', { ns: 'common' })),
      known: (known, { isNew }) => (known || isNew ? null : t('new.chooseWho')),
      name: (name, { isNew, email, phone }) =>
        !isNew || name.trim() || email.trim() || phone.trim() ? null : t('new.unnamed'),
      subject: needed,
      text: needed,
      told: (told, { isAnswered }) => (isAnswered ? needed(told) : null),
    },
  })
  const draft = form.getValues()
  const channel = find(draft.channelId)
  const create = useMutation({
    mutationFn: (values: ContactDraft) => call(createCase, { body: asNewCase(values, find(values.channelId)) }),
    onSuccess: ({ id }) => {
      refreshLists(client)
      client.invalidateQueries({ queryKey: ['customers'] })
      onDone()
      go({ to: '/cases/$caseId', params: { caseId: id } })
    },
  })
  const forget = () => form.setValues({ known: null, isNew: false, ...describe('') })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <Select
            label={t('new.channel')}
            data={groups}
            allowDeselect={false}
            searchable={groups.flatMap(({ items }) => items).length > 8}
            {...form.getInputProps('channelId')}
          />
          <Select
            label={t('field.kind')}
            data={caseKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
        </SimpleGrid>
        {draft.known ? (
          <KnownCaller customer={draft.known} form={form} asksForNumber={channel?.kind === 'phone'} onForget={forget} />
        ) : draft.isNew ? (
          <NewCaller form={form} onForget={forget} />
        ) : (
          <CallerField
            error={form.errors.known}
            onKnown={(known) => form.setValues({ known, language: known.language })}
            onNew={(typed) => form.setValues({ isNew: true, ...describe(typed) })}
          />
        )}
        <TextInput label={t('new.subject')} maxLength={300} {...form.getInputProps('subject')} />
        <Textarea
          label={t('new.text')}
          autosize
          minRows={3}
          maxRows={12}
          lang={draft.language}
          {...form.getInputProps('text')}
        />
        <OnTheSpot form={form} isSpoken={isSpoken(channel)} hasMail={hasMail(draft)} />
        {create.isError && <ErrorNote reason={create.error} />}
        <Button type="submit" variant="filled" loading={create.isPending}>
          {t('new.go')}
        </Button>
      </Stack>
    </form>
  )
}
