import type { Case } from '@heed/contract/cases.ts'
import type { Complaint } from '@heed/contract/complaints.ts'
import { ActionIcon, Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { dayOf, money } from '../../ui/format.ts'
import { Voice } from '../../ui/voice.tsx'
import classes from './complaint-panel.module.css'
import { PurchaseForm } from './purchase-form.tsx'

/** What the customer asks for and what they bought, changed where it stands. */
export const Purchase = ({ item, complaint }: { item: Case; complaint: Complaint }) => {
  const { t } = useTranslation(['recovery', 'common'])
  const mayEdit = useMay()('complaint:edit')
  const [isEditing, setEditing] = useState(false)
  const { asked, foundByAsking, purchase } = complaint
  const { boughtOn, daysSincePurchase, price, currency, hasProof } = purchase
  const isNothing = !asked && !purchase.item && !boughtOn && price === null && hasProof === null && !foundByAsking
  return (
    <section className={classes.card}>
      <h2>
        {t('facts.title')}
        {mayEdit && !isEditing && !isNothing && (
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.edit}
            aria-label={`${t('common:act.edit')}: ${t('facts.title')}`}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </h2>
      {isEditing ? (
        <PurchaseForm item={item} complaint={complaint} onDone={() => setEditing(false)} />
      ) : isNothing ? (
        <p className="quiet">
          {t('facts.unknown')}
          {mayEdit && (
            <Button size="compact-sm" ml={10} onClick={() => setEditing(true)}>
              {t('facts.start')}
            </Button>
          )}
        </p>
      ) : (
        <dl className={classes.facts}>
          <Fact name={t('facts.asked')}>{asked && <Voice language={item.language}>{asked}</Voice>}</Fact>
          <Fact name={t('facts.item')}>{purchase.item && <span lang={item.language}>{purchase.item}</span>}</Fact>
          <Fact name={t('facts.boughtOn')}>
            {boughtOn && (
              <>
                {dayOf(`${boughtOn}T00:00Z`, 'UTC')}
                {daysSincePurchase !== null && (
                  <span className={classes.days}>{t('facts.days', { days: daysSincePurchase })}</span>
                )}
              </>
            )}
          </Fact>
          <Fact name={t('facts.price')}>{price !== null && currency && money(price, currency)}</Fact>
          <Fact name={t('facts.proof')}>
            {hasProof === null ? null : t(hasProof ? 'facts.proofState.shown' : 'facts.proofState.missing')}
          </Fact>
          {foundByAsking && <dd className={classes.wide}>{t('facts.foundByAsking')}</dd>}
        </dl>
      )}
    </section>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => {
  const { t } = useTranslation('recovery')
  return (
    <>
      <dt>{name}</dt>
      <dd>{children || <span className="quiet">{t('facts.unknown')}</span>}</dd>
    </>
  )
}
