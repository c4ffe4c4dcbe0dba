import { getConversationGuide, type LastPurchase } from '@heed/contract/conversation-guide.ts'
import { Button } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import type { Language } from '../../app/languages.ts'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import classes from './remark-page.module.css'

export const guideQuery = (customerId: string | undefined, language: Language | undefined) =>
  queryOptions({
    queryKey: ['conversation-guide', customerId ?? null, language ?? null],
    queryFn: ({ signal }) => call(getConversationGuide, { query: { customerId, language }, signal }),
    staleTime: 60_000,
  })

type RemarkGuideProps = {
  customerId: string | undefined
  /** null: the customer's own. */
  language: Language | undefined
  isAbout: boolean
  onAbout: (purchase: LastPurchase | undefined) => void
}

/** Questions to begin with, in the customer's language, and what they bought last. */
export const RemarkGuide = ({ customerId, language, isAbout, onAbout }: RemarkGuideProps) => {
  const { t } = useTranslation('feedback')
  const { data: guide } = useQuery(guideQuery(customerId, language))
  if (!guide) return null
  const { purchase } = guide
  return (
    <section className={classes.guide} aria-label={t('guide.title')}>
      <h2>{t('guide.title')}</h2>
      <ul>
        {guide.openers.map((opener) => (
          <li key={opener}>
            <Voice as="span" language={guide.language}>
              {opener}
            </Voice>
          </li>
        ))}
      </ul>
      {purchase && (
        <p className={classes.bought}>
          <span>
            {t('guide.bought')} <b>{purchase.bought ?? t('guide.unnamed')}</b> · {purchase.branchName} ·{' '}
            <When at={purchase.at} />
          </span>
          <Button size="compact-sm" aria-pressed={isAbout} onClick={() => onAbout(isAbout ? undefined : purchase)}>
            {t(isAbout ? 'guide.isAbout' : 'guide.about')}
          </Button>
        </p>
      )}
    </section>
  )
}
