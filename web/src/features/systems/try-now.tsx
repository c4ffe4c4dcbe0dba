import { testChannel, testServers } from '@heed/contract/channels.ts'
import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { reasonText } from '../../app/problem.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { type Draft, serversOf } from './channel-draft.ts'

/** Tries what the form says, saved or not, and says at once what does not work. */
export const TryNow = ({ channelId, draft }: { channelId: string | undefined; draft: Draft }) => {
  const { t } = useTranslation('systems')
  const servers = serversOf(draft)
  const attempt = useMutation({
    mutationFn: (body: typeof servers) =>
      channelId ? call(testChannel, { params: { id: channelId }, body }) : call(testServers, { body }),
  })
  const used = [servers.imap, servers.smtp].filter((server) => server !== null)
  if (used.length === 0) return null
  const isUnfinished =
    used.some(({ host, port }) => host === '' || !port) || (!channelId && servers.imap !== null && !draft.imap.password)
  // What was found out about other settings says nothing about these.
  const isOfThese = JSON.stringify(attempt.variables) === JSON.stringify(servers)
  const lines = (['imap', 'smtp'] as const).flatMap((which) => {
    const result = servers[which] && isOfThese ? attempt.data?.[which] : undefined
    if (!result) return []
    return [`${t(`channels.${which}`)}: ${result.ok ? t('channels.works') : reasonText(result.problem ?? '')}`]
  })
  return (
    <Group gap="sm">
      <Button onClick={() => attempt.mutate(servers)} loading={attempt.isPending} disabled={isUnfinished}>
        {t('channels.try')}
      </Button>
      <span role="status">{lines.join(' · ')}</span>
      {attempt.isError && isOfThese && <ErrorNote reason={attempt.error} />}
    </Group>
  )
}
