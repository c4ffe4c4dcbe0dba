import { Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Card, PageSection } from '../settings/page-frame.tsx'
import { useSetClosingRule } from './closing-queries.ts'

/** Whether only the customer's word closes a case. */
export const ClosingSection = () => {
  const { t } = useTranslation('settings')
  const { workspace } = useMe()
  const save = useSetClosingRule()
  return (
    <PageSection beside title={t('closing.title')} text={t('closing.motto')}>
      <Card>
        <Stack gap="sm">
          <Switch
            label={t('closing.rule')}
            description={t('closing.ruleText')}
            checked={save.isPending ? save.variables : workspace.closesByCustomer}
            onChange={(event) => save.mutate(event.currentTarget.checked)}
          />
          {save.isError && <ErrorNote reason={save.error} />}
        </Stack>
      </Card>
    </PageSection>
  )
}
