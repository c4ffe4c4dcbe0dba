import type { CustomerPage } from '@heed/contract/customers.ts'
import { salute } from '@heed/methods/salutation.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../app/languages.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { dayOf, hourOf } from '../../ui/format.ts'
import classes from './customer-page.module.css'
import { factWords } from './known/fact-words.tsx'
import { factsQuery } from './known/known-queries.ts'

/** Who it is at a glance: how to address them, in which language, what their clock says, how and when to reach them. */
export const CustomerHead = ({ customer }: { customer: CustomerPage }) => {
  const { t } = useTranslation(['known', 'customers', 'cases'])
  const { data } = useQuery(factsQuery(customer.id))
  const { addressAs, reach, wishes, language } = customer
  const record = data?.record
  return (
    <div>
      <Avatar name={customer.name} size={52} />
      <div>
        <h1>{customer.name}</h1>
        <p className={classes.say}>
          {addressAs ? (
            <>
              <b lang={language}>{salute(language, customer.name, addressAs)}</b>
              {addressAs.pronunciation && (
                <span className="quiet"> {t('sounds', { words: addressAs.pronunciation })}</span>
              )}
            </>
          ) : (
            <span className="quiet">{t('customers:askThem')}</span>
          )}
        </p>
        <p className={classes.line}>
          <span lang={language}>{languageNames[language]}</span>
          {reach && <span>{factWords(t, { kind: 'reach', value: reach }, language)}</span>}
          {wishes && <span>{t('head.now', { time: hourOf(new Date(), wishes.zone) })}</span>}
          {wishes?.bestTime && (
            <span>
              {wishes.bestTime.isNow ? t('head.good') : t('head.notGood', { span: wishes.bestTime.span.join('–') })}
            </span>
          )}
          <span>{t('cases:customer.since', { time: dayOf(customer.since) })}</span>
          {record && record.promises > 0 && (
            <span>{t('head.kept', { kept: record.promisesKept, of: record.promises })}</span>
          )}
          {record && record.requests > 0 && (
            <span>{t('head.found', { found: record.requestsFound, of: record.requests })}</span>
          )}
        </p>
      </div>
    </div>
  )
}
