import { type Channel, createChannel, updateChannel } from '@heed/contract/channels.ts'
import { isMessaging } from '@heed/contract/messaging.ts'
import { languages } from '@heed/contract/primitives.ts'
import { Button, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { languageNames } from '../../app/languages.ts'
import { useMe, useOpenBranches } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { AddressField } from './address-field.tsx'
import { asInput, type Draft, editableKinds, startDraft } from './channel-draft.ts'
import { AtProvider } from './messaging/at-provider.tsx'
import { MessagingFields } from './messaging/messaging-fields.tsx'
import { ServerFields } from './server-fields.tsx'
import { TryNow } from './try-now.tsx'

type ChannelFormProps = {
  channel: Channel | undefined
  /** Of a messaging channel, which is finished at its provider. */
  onOpened: (channel: Channel) => void
  onDone: () => void
}

/** Opens or changes a channel; passwords are written, never read back. */
export const ChannelForm = ({ channel, onOpened, onDone }: ChannelFormProps) => {
  const { t } = useTranslation('systems')
  const me = useMe()
  const client = useQueryClient()
  const open = useOpenBranches()
  // A channel of a closed branch keeps it until it is given to another.
  const branches = me.branches.filter(({ id, active }) => active || id === channel?.branchId)
  const form = useForm<Draft>({ initialValues: startDraft(channel, { ...me, branches: open }) })
  const save = useMutation({
    mutationFn: async (draft: Draft) => {
      const input = asInput(draft)
      const address = draft.address.trim()
      if (channel) {
        const phone = draft.kind === 'phone' ? { phone: address || null } : {}
        return call(updateChannel, { params: { id: channel.id }, body: { ...input, ...phone, active: draft.active } })
      }
      return call(createChannel, {
        body: { ...input, kind: draft.kind, address: address.toLowerCase() || undefined } as never,
      })
    },
    onSuccess: (saved) => {
      client.invalidateQueries({ queryKey: ['channels'] })
      client.invalidateQueries({ queryKey: ['me'] })
      if (!channel && isMessaging(saved.kind)) onOpened(saved)
      else onDone()
    },
  })
  const { kind } = form.values
  return (
    <form onSubmit={form.onSubmit((draft) => save.mutate(draft))}>
      <Stack gap="sm">
        {!channel && (
          <Select
            label={t('channels.kindOf')}
            allowDeselect={false}
            data={editableKinds.map((value) => ({ value, label: t(`channels.kind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
        )}
        <TextInput
          label={t(kind === 'walk_in' ? 'channels.counterName' : 'channels.name')}
          required
          maxLength={120}
          {...form.getInputProps('name')}
        />
        <AddressField form={form} isNew={!channel} />
        <Select
          label={t('channels.branch')}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          {...form.getInputProps('branchId')}
        />
        <Select
          label={t('channels.language')}
          description={t('channels.languageHint')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        {(kind === 'mail' || kind === 'form' || isMessaging(kind)) && (
          <Switch label={t('channels.acknowledges')} {...form.getInputProps('acknowledges', { type: 'checkbox' })} />
        )}
        {channel && <Switch label={t('channels.active')} {...form.getInputProps('active', { type: 'checkbox' })} />}
        {kind === 'mail' && (
          <>
            <ServerFields form={form} which="imap" hasPassword={channel?.imap !== null && channel !== undefined} />
            <ServerFields form={form} which="smtp" hasPassword={channel?.smtp !== null && channel !== undefined} />
          </>
        )}
        <MessagingFields form={form} channel={channel} />
        {channel && <AtProvider channel={channel} />}
        {kind === 'mail' && <TryNow channelId={channel?.id} draft={form.values} />}
        {save.isError && <ErrorNote reason={save.error} />}
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  )
}
