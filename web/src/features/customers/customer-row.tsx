import type { Customer } from '@heed/contract/customers.ts'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../app/languages.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { dayOf } from '../../ui/format.ts'
import classes from './customer-row.module.css'

/** One customer: who, how to reach them, and whether they wait for something. */
export const CustomerRow = ({ customer }: { customer: Customer }) => {
  const { t } = useTranslation('customers')
  return (
    <li>
      <Link to="/customers/$customerId" params={{ customerId: customer.id }} className={classes.row}>
        <Avatar name={customer.name} size={36} />
        <span className={classes.who}>
          <b>{customer.formOfAddress ?? customer.name}</b>
          <span>
            {customer.formOfAddress ? `${customer.name} · ` : ''}
            {customer.emails[0] ?? customer.phones[0] ?? accountOf(t, customer) ?? t('noAddress')}
          </span>
        </span>
        <span className={classes.open}>
          {customer.openCases > 0 && <Chip tone="run">{t('open', { number: customer.openCases })}</Chip>}
        </span>
        <span className={classes.quiet} lang={customer.language}>
          {languageNames[customer.language]}
        </span>
        <span className={classes.quiet}>{dayOf(customer.since)}</span>
      </Link>
    </li>
  )
}

const accountOf = (t: TFunction<'customers'>, { accounts: [account] }: Customer): string | undefined =>
  account && [t(`channel.${account.kind}`, { ns: 'common' }), account.name].filter(Boolean).join(' · ')
