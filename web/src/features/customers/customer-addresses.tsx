import type { Customer } from '@heed/contract/customers.ts'
import { ActionIcon, Button, VisuallyHidden } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ChannelIcon } from '../cases/channel-icon.tsx'
import { AddAddress } from './add-address.tsx'
import { useRemoveAddress } from './address-acts.ts'
import classes from './customer-addresses.module.css'

/** How a customer is reached, changed where it stands. */
export const CustomerAddresses = ({ customer }: { customer: Customer }) => {
  const { t } = useTranslation('customers')
  const may = useMay()
  const addresses = [
    ...customer.emails.map((address) => ({ address, href: `mailto:${address}` })),
    ...customer.phones.map((address) => ({ address, href: `tel:${address.replace(/[^\d+]/g, '')}` })),
  ]
  return (
    <>
      {addresses.length + customer.accounts.length === 0 && <span className="quiet">{t('noAddress')}</span>}
      <ul className={classes.addresses}>
        {addresses.map(({ address, href }) => (
          <li key={address}>
            <a href={href}>{address}</a>
            {may('customer:edit') && <Remove customerId={customer.id} address={address} />}
          </li>
        ))}
        {customer.accounts.map((account) => (
          <li key={`${account.channelId} ${account.link} ${account.name}`}>
            <AccountLine account={account} />
          </li>
        ))}
      </ul>
      {may('customer:edit') && <AddAddress customerId={customer.id} />}
    </>
  )
}

/** What they are called where they wrote, with their page there where it is known. */
const AccountLine = ({ account: { kind, name, link } }: { account: Customer['accounts'][number] }) => {
  const { t } = useTranslation('common')
  const words = name ?? link?.replace(/^https?:\/\//, '') ?? t(`channel.${kind}`)
  return (
    <span className={classes.account} title={t(`channel.${kind}`)}>
      <ChannelIcon kind={kind} />
      <VisuallyHidden>{t(`channel.${kind}`)}</VisuallyHidden>
      {link ? (
        <a href={link} target="_blank" rel="noreferrer">
          {words}
        </a>
      ) : (
        words
      )}
    </span>
  )
}

/** Asked first, since adding it again does not quite undo it: surveys go to the address known longest. */
const Remove = ({ customerId, address }: { customerId: string; address: string }) => {
  const { t } = useTranslation('customers')
  const [isAsking, setAsking] = useState(false)
  const remove = useRemoveAddress(customerId)
  const leave = () => {
    setAsking(false)
    remove.reset()
  }
  if (!isAsking) {
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.remove}
        aria-label={t('address.removeNamed', { address })}
        title={t('act.remove', { ns: 'common' })}
        onClick={() => setAsking(true)}
      >
        <IconX size={15} />
      </ActionIcon>
    )
  }
  return (
    <div className={classes.asking}>
      {remove.isError ? <ErrorNote reason={remove.error} /> : <p className="quiet">{t('address.removeText')}</p>}
      <div>
        {!remove.isError && (
          <Button
            size="xs"
            autoFocus
            className={classes.ends}
            loading={remove.isPending}
            onClick={() => remove.mutate(address)}
          >
            {t('address.removeGo')}
          </Button>
        )}
        <Button size="xs" onClick={leave}>
          {t(remove.isError ? 'act.close' : 'act.cancel', { ns: 'common' })}
        </Button>
      </div>
    </div>
  )
}
