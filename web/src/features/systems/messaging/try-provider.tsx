import { testChannel } from '@heed/contract/channels.ts'
import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { reasonText } from '../../../app/problem.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'

/** Asks the provider, with what is saved, whether it knows us. */
export const TryProvider = ({ channelId }: { channelId: string }) => {
  const { t } = useTranslation('systems')
  const client = useQueryClient()
  const attempt = useMutation({
    mutationFn: () => call(testChannel, { params: { id: channelId }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: ['channels'] }),
  })
  const result = attempt.data?.provider
  return (
    <Group gap="sm">
      <Button onClick={() => attempt.mutate()} loading={attempt.isPending}>
        {t('channels.try')}
      </Button>
      <span role="status">
        {result &&
          `${t('channels.messaging.provider')}: ${result.ok ? t('channels.works') : reasonText(result.problem ?? '')}`}
      </span>
      {attempt.isError && <ErrorNote reason={attempt.error} />}
    </Group>
  )
}
