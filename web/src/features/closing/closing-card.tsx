import type { Case } from '@heed/contract/cases.ts'
import { Button } from '@mantine/core'
import { IconHourglass, IconMoodCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { When } from '../../ui/when.tsx'
import remedies from '../remedies/remedies.module.css'
import { closingQuery } from './closing-queries.ts'
import { ConfirmForm } from './confirm-form.tsx'

/** A solved case waits for the customer's word, where only that closes it. */
export const ClosingCard = ({ item }: { item: Case }) => {
  const { t } = useTranslation(['cases', 'settings'])
  const may = useMay()
  const [isSaying, setSaying] = useState(false)
  const closing = useQuery(closingQuery(item.id))
  if (closing.isError) return <ErrorNote reason={closing.error} onRetry={() => closing.refetch()} />
  if (!closing.data?.byCustomer) return null
  const { confirmation } = closing.data
  // A complaint shows its judgement, which is the same word.
  if (confirmation && item.kind === 'complaint') return null
  const Sign = confirmation ? IconMoodCheck : IconHourglass
  return (
    <section className={remedies.panel} aria-label={t('closing.waits')}>
      <header className={remedies.head}>
        <Sign size={17} stroke={1.7} aria-hidden />
        <h2>{t(confirmation ? 'closing.confirmed' : 'closing.waits')}</h2>
      </header>
      {confirmation ? (
        <>
          {confirmation.words && <p>{confirmation.words}</p>}
          <p className={remedies.none}>
            {t(`closing.by.${confirmation.by}`, {
              name: confirmation.saidBy ?? '',
              heard: confirmation.heardBy?.name ?? 'Heed',
            })}{' '}
            · <When at={confirmation.at} />
          </p>
        </>
      ) : (
        <>
          <p className={remedies.none}>
            {t('settings:closing.motto')} {t('closing.waitsText')}
          </p>
          {may('case:edit') && !isSaying && (
            <div className={remedies.acts}>
              <Button size="xs" onClick={() => setSaying(true)}>
                {t('closing.say')}
              </Button>
            </div>
          )}
        </>
      )}
      {isSaying && !confirmation && (
        <div className={remedies.inline}>
          <ConfirmForm
            item={item}
            go={t('closing.save')}
            onDone={() => setSaying(false)}
            onCancel={() => setSaying(false)}
          />
        </div>
      )}
    </section>
  )
}
