import type { Customer } from '@heed/contract/customers.ts'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../app/languages.ts'
import classes from './customer-facts.module.css'

/** What is known: the form of address is asked and never guessed from a name. */
export const CustomerFacts = ({ customer }: { customer: Customer }) => {
  const { t } = useTranslation(['customers', 'cases'])
  return (
    <dl className={classes.facts}>
      <dt>{t('customer.say', { ns: 'cases' })}</dt>
      <dd>
        {customer.formOfAddress ? (
          <b lang={customer.language}>{customer.formOfAddress}</b>
        ) : (
          <span className="quiet">{t('askThem')}</span>
        )}
      </dd>
      <dt>{t('customer.language', { ns: 'cases' })}</dt>
      <dd lang={customer.language}>{languageNames[customer.language]}</dd>
      <dt>{t('customer.reach', { ns: 'cases' })}</dt>
      <dd className={classes.reach}>
        {customer.emails.map((email) => (
          <a key={email} href={`mailto:${email}`}>
            {email}
          </a>
        ))}
        {customer.phones.map((phone) => (
          <a key={phone} href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            {phone}
          </a>
        ))}
        {customer.emails.length + customer.phones.length === 0 && <span className="quiet">{t('noAddress')}</span>}
      </dd>
      <dt>{t('customer.note', { ns: 'cases' })}</dt>
      <dd className={classes.note}>{customer.note || <span className="quiet">{t('noNote')}</span>}</dd>
    </dl>
  )
}
