import type { FeedbackPage } from '@heed/contract/feedback.ts'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { decisionChoicesQuery } from '../decisions/decision-queries.ts'
import { decisionTitle } from '../decisions/decision-words.ts'
import { useLink } from './feedback-queries.ts'

/** Answers the item by a decision that was made already. */
export const LinkForm = ({ item }: { item: FeedbackPage }) => {
  const { t } = useTranslation('feedback')
  const decisions = useQuery(decisionChoicesQuery)
  const link = useLink()
  if (!decisions.data?.items.length) return null
  return (
    <Select
      label={t('move.link')}
      description={t('move.linkText')}
      placeholder={t('move.choose')}
      searchable
      disabled={link.isPending}
      data={decisions.data.items.map((decision) => ({ value: decision.id, label: decisionTitle(decision) }))}
      value={item.decision?.id ?? null}
      onChange={(decisionId) => decisionId && link.mutate({ decisionId, ids: [item.id] })}
    />
  )
}
