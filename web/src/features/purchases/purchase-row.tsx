import { cancelPurchase, type Purchase } from '@heed/contract/purchases.ts'
import { Button, Group, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, money, shortNumber, shortTime } from '../../ui/format.ts'
import { usePurchaseAct } from './purchase-queries.ts'
import classes from './purchases.module.css'

/** One purchase with its lines and their guarantees; cancelled after a second press. */
export const PurchaseRow = ({ purchase, withCustomer = false }: { purchase: Purchase; withCustomer?: boolean }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const may = useMay()
  const { branches } = useMe()
  const [isAsking, setAsking] = useState(false)
  const cancel = usePurchaseAct(() => call(cancelPurchase, { params: { id: purchase.id } }), {
    said: t('cancel.said'),
    onDone: () => setAsking(false),
  })
  const { lines, amount, currency, reference, words, cancelledAt } = purchase
  return (
    <li className={classes.row} data-cancelled={cancelledAt !== null}>
      <div className={classes.top}>
        <h3>
          {withCustomer ? (
            <Link to="/customers/$customerId" params={{ customerId: purchase.customer.id }} className="link">
              {purchase.customer.name}
            </Link>
          ) : (
            <time dateTime={purchase.at}>{shortTime(purchase.at)}</time>
          )}
        </h3>
        {amount !== null && currency !== null && <b className="number">{money(amount, currency)}</b>}
      </div>
      {lines.length > 0 && (
        <ul className={classes.lines} data-only={lines.length === 1}>
          {lines.map(({ name, quantity, amount: part, warrantyUntil }, at) => (
            <li key={at}>
              <span>
                {quantity !== 1 && (
                  <span className="number">{t('times', { quantity: shortNumber(quantity, 3) })} </span>
                )}
                {name}
              </span>
              <span className="quiet">{warrantyUntil && t('warrantyUntil', { day: calendarDay(warrantyUntil) })}</span>
              {lines.length > 1 && part !== null && currency !== null && (
                <span className="number quiet">{money(part, currency)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.meta}>
        {withCustomer && <time dateTime={purchase.at}>{shortTime(purchase.at)}</time>}
        {branches.length > 1 && <span>{purchase.branch.name}</span>}
        {reference && <span>{t('reference', { reference })}</span>}
        {words && <span>{words}</span>}
        {cancelledAt && <Chip>{t('cancel.done', { day: shortTime(cancelledAt) })}</Chip>}
        {!cancelledAt && may('customer:edit') && !isAsking && (
          <Button size="compact-sm" variant="subtle" className={classes.cancel} onClick={() => setAsking(true)}>
            {t('cancel.open')}
          </Button>
        )}
      </p>
      {isAsking && (
        <fieldset className={classes.ask}>
          <VisuallyHidden component="legend">{t('cancel.open')}</VisuallyHidden>
          <p>{t('cancel.text')}</p>
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="filled"
              loading={cancel.isPending}
              onClick={() => cancel.mutate(undefined)}
            >
              {t('cancel.yes')}
            </Button>
            <Button size="compact-sm" onClick={() => setAsking(false)}>
              {t('common:act.cancel')}
            </Button>
          </Group>
          {cancel.isError && <ErrorNote reason={cancel.error} />}
        </fieldset>
      )}
    </li>
  )
}
