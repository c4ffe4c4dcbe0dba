import type { Case } from '@heed/contract/cases.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import { timelineQuery } from '../cases/case-queries.ts'
import classes from './complaint-panel.module.css'

/** The newest words of the customer, so that who acts has them in sight. */
export const TheirWords = ({ item }: { item: Case }) => {
  const { t } = useTranslation('recovery')
  const { data } = useQuery(timelineQuery(item.id))
  const said = data?.items.findLast((entry) => entry.entry === 'message' && entry.kind === 'customer')
  if (said?.entry !== 'message' || !said.text.trim()) return null
  return (
    <section className={classes.theirs} aria-label={t('complaint.theirWords')}>
      <p className={classes.meta}>
        {t('complaint.theirWords')} · <When at={said.at} />
      </p>
      <Voice as="blockquote" language={said.language ?? item.language} quoted className={classes.voice}>
        {said.text}
      </Voice>
    </section>
  )
}
