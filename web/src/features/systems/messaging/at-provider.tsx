import type { Channel } from '@heed/contract/channels.ts'
import { isMessaging, makeChannelSecret, messagingFields } from '@heed/contract/messaging.ts'
import { Button, Group, Input, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { CopyLine } from './copy-line.tsx'
import { TryProvider } from './try-provider.tsx'

/** What is entered at the provider: our address, and the secret, which is shown once. */
export const AtProvider = ({ channel }: { channel: Channel }) => {
  const { t } = useTranslation('systems')
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: () => call(makeChannelSecret, { params: { id: channel.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
  const { messaging, kind } = channel
  if (!messaging || !isMessaging(kind)) return null
  const hasSecret = messaging.hasSecret || make.isSuccess
  return (
    <Stack gap="sm">
      <CopyLine label={t('channels.messaging.hookUrl')} value={messaging.hookUrl} />
      {messagingFields[kind].ownSecret && (
        <Input.Wrapper
          label={t('channels.messaging.secret')}
          description={t(
            make.data
              ? 'channels.messaging.secretOnce'
              : hasSecret
                ? 'channels.messaging.secretKept'
                : 'channels.messaging.secretNone',
          )}
        >
          <Group gap="sm" mt={6}>
            {make.data ? (
              <CopyLine label={t('channels.messaging.secret')} value={make.data.secret} isBare />
            ) : (
              <Button onClick={() => make.mutate()} loading={make.isPending}>
                {t(hasSecret ? 'channels.messaging.renewSecret' : 'channels.messaging.makeSecret')}
              </Button>
            )}
          </Group>
        </Input.Wrapper>
      )}
      {make.isError && <ErrorNote reason={make.error} />}
      <TryProvider channelId={channel.id} />
    </Stack>
  )
}
