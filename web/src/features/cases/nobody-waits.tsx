import { listCases } from '@heed/contract/cases.ts'
import { listChannels } from '@heed/contract/channels.ts'
import { Anchor, Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ContactButton } from '../contacts/contact-button.tsx'

/** Nobody waits; before anybody ever came, with the ways by which the first one can. */
export const NobodyWaits = () => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const { data: isFirst } = useQuery({
    queryKey: ['cases', 'list', 'any'],
    queryFn: async ({ signal }) =>
      (await call(listCases, { query: { view: 'all', limit: 1 }, signal })).items.length === 0,
  })
  if (!isFirst) return <EmptyState title={t('empty.openTitle')} text={t('empty.openText')} />
  return (
    <EmptyState
      title={t('empty.firstTitle')}
      text={t('empty.firstText')}
      action={
        <Group justify="center" gap="sm">
          {may('case:create') && (
            <ContactButton>
              {(open) => (
                <Button variant="filled" onClick={open}>
                  {t('new.title')}
                </Button>
              )}
            </ContactButton>
          )}
          <FirstWays />
        </Group>
      }
    />
  )
}

const FirstWays = () => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const { data } = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => call(listChannels, { signal }) })
  const form = data?.items.find((channel) => channel.active && channel.publicUrl)
  return (
    <>
      {form?.publicUrl && (
        <Button component="a" href={form.publicUrl} target="_blank" rel="noreferrer">
          {t('empty.openForm')}
        </Button>
      )}
      {may('channel:edit') && (
        <Anchor component={Link} to="/channels" size="sm">
          {t('empty.connectMailbox')}
        </Anchor>
      )}
    </>
  )
}
