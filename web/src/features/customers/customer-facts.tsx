import type { CustomerPage } from '@heed/contract/customers.ts'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../app/languages.ts'
import { CustomerAddresses } from './customer-addresses.tsx'
import classes from './customer-facts.module.css'
import { WishLines } from './wish-lines.tsx'

/** What is known: the form of address is asked and never guessed from a name. */
export const CustomerFacts = ({ customer }: { customer: CustomerPage }) => {
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
      <dd>
        <CustomerAddresses customer={customer} />
      </dd>
      {customer.wishes && <WishLines wishes={customer.wishes} />}
      <dt>{t('customer.note', { ns: 'cases' })}</dt>
      <dd className={classes.note}>{customer.note || <span className="quiet">{t('noNote')}</span>}</dd>
    </dl>
  )
}
