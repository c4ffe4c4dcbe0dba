import type { Case } from '@heed/contract/cases.ts'
import type { Remedy } from '@heed/contract/remedies.ts'
import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconMessage2Plus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { languageTags } from '../../app/languages.ts'
import { useMay } from '../../app/session.ts'
import { calendarDay, money, percent } from '../../ui/format.ts'
import { customerQuery } from '../cases/case-queries.ts'
import { proposeWords } from '../cases/composer/drafts.ts'
import classes from './remedies.module.css'
import { codeWords } from './worth.ts'

type TellCustomerProps = { item: Case; remedies: Remedy[]; onAnswer: () => void; onClose: () => void }

/** A sentence about what was granted, in the customer's language, to go into the answer or wherever they are told. */
export const TellCustomer = ({ item, remedies, onAnswer, onClose }: TellCustomerProps) => {
  const { t } = useTranslation('remedies')
  const may = useMay()
  const { t: say, ready } = useTranslation('remedies', { lng: item.language, useSuspense: false })
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  const clipboard = useClipboard({ timeout: 3000 })
  if (remedies.length === 0 || !ready) return null
  const words = remedies.map((remedy) => sentenceOf(remedy, item.language, say)).join('\n')
  const canMail = may('case:answer') && (customer?.emails.length ?? 0) > 0
  const put = () => {
    proposeWords(item.id, words)
    onClose()
    onAnswer()
  }
  return (
    <div className={classes.tell}>
      <h3>{t('tell.title')}</h3>
      <p lang={languageTags[item.language]} className={classes.sentence}>
        {words}
      </p>
      <div className={classes.acts}>
        {canMail && (
          <Button size="xs" leftSection={<IconMessage2Plus size={15} stroke={1.8} />} onClick={put}>
            {t('tell.put')}
          </Button>
        )}
        <Button size="xs" onClick={() => clipboard.copy(words)}>
          {clipboard.copied ? t('act.copied', { ns: 'common' }) : t('act.copy', { ns: 'common' })}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {t('tell.notNow')}
        </Button>
      </div>
    </div>
  )
}

type Say = ReturnType<typeof useTranslation<'remedies'>>['t']

const sentenceOf = ({ kind, amount, currency, coupon }: Remedy, language: Case['language'], say: Say) => {
  const worth = money(amount, currency, language)
  if (!coupon) return say(`sentence.${kind}`, { amount: worth })
  const facts = { amount: worth, code: codeWords(coupon.code), day: calendarDay(coupon.expiresOn, language) }
  if (coupon.percent !== null) return say('sentence.percent', { ...facts, percent: percent(coupon.percent, language) })
  return say(kind === 'discount' ? 'sentence.discount' : 'sentence.coupon', facts)
}
