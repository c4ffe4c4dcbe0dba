import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from '../../app/toast.tsx'
import { Chip } from '../../ui/chip.tsx'
import { When } from '../../ui/when.tsx'
import { authClient } from '../sign-in/auth-client.ts'
import { ask, sessionQuery, sessionsQuery } from './account.ts'
import { deviceWords, isHandheld } from './device-words.ts'
import { Card, PageSection, Sheet } from './page-frame.tsx'
import { RefusalNote } from './refusal-note.tsx'
import classes from './settings.module.css'

/** Where one is signed in; any of them can be ended from here. */
export const SessionsSection = () => {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const { data: own } = useQuery(sessionQuery)
  const sessions = useQuery(sessionsQuery)
  const refresh = () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  const end = useMutation({
    mutationFn: (token: string) => ask(authClient.revokeSession({ token })),
    onSuccess: () => {
      refresh()
      toast({ text: t('sessions.endedOne') })
    },
  })
  const endOthers = useMutation({
    mutationFn: () => ask(authClient.revokeOtherSessions()),
    onSuccess: () => {
      refresh()
      toast({ text: t('sessions.endedOthers') })
    },
  })
  const isOwn = ({ id }: { id: string }) => id === own?.session.id
  const items = (sessions.data ?? []).toSorted(
    (one, other) => Number(isOwn(other)) - Number(isOwn(one)) || Number(other.updatedAt) - Number(one.updatedAt),
  )
  const problem = sessions.error ?? end.error ?? endOthers.error
  return (
    <PageSection beside title={t('sessions.title')} text={t('sessions.text')}>
      {problem && (
        <Card>
          <RefusalNote reason={problem} />
        </Card>
      )}
      {items.length > 0 && (
        <Sheet label={t('sessions.title')}>
          {items.map((session) => {
            const Icon = isHandheld(session.userAgent) ? IconDeviceMobile : IconDeviceDesktop
            const device = deviceWords(session.userAgent) ?? t('sessions.unknown')
            return (
              <li key={session.id} className={classes.row}>
                <Icon size={20} stroke={1.6} aria-hidden />
                <div>
                  <h3>
                    {device} {isOwn(session) && <Chip tone="met">{t('sessions.this')}</Chip>}
                  </h3>
                  <p className="quiet">
                    {t('sessions.since')} <When at={new Date(session.createdAt).toISOString()} />
                    {session.ipAddress && ` · ${session.ipAddress}`}
                  </p>
                </div>
                {!isOwn(session) && (
                  <Button
                    size="xs"
                    aria-label={t('sessions.endNamed', { device })}
                    loading={end.isPending && end.variables === session.token}
                    onClick={() => end.mutate(session.token)}
                  >
                    {t('sessions.end')}
                  </Button>
                )}
              </li>
            )
          })}
        </Sheet>
      )}
      {items.length > 1 && (
        <Button mt="sm" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </PageSection>
  )
}
