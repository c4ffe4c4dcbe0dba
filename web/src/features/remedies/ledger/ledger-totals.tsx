import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { money, number } from '../../../ui/format.ts'
import classes from './ledger.module.css'
import { counted, type LedgerSearch } from './ledger-search.ts'
import { type CurrencyTotal, type Totals, totalsByCurrency } from './totals.ts'

type LedgerTotalsProps = { totals: Totals; onChange: (part: Partial<LedgerSearch>) => void }

/** What was granted, by currency, and of which kinds and branches it is made; each figure opens its rows. */
export const LedgerTotals = ({ totals, onChange }: LedgerTotalsProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  return (
    <div className={classes.totals}>
      {totalsByCurrency(totals).map((total) => (
        <section key={total.currency} className={classes.total} aria-label={total.currency}>
          <button type="button" className={classes.whole} onClick={() => onChange({ state: counted })}>
            <span>{t('ledger.granted')}</span>
            <b className={classes.sum}>{money(total.amount, total.currency)}</b>
            <span>{t('ledger.count', { n: number(total.count) })}</span>
          </button>
          <Parts
            title={t('ledger.byKind')}
            of={total}
            parts={total.kinds.map(({ kind, ...sum }) => ({
              key: kind,
              name: t(`recovery:remedy.${kind}`),
              ...sum,
              open: () => onChange({ kind: [kind], state: counted }),
            }))}
          />
          {total.branches.length > 1 && (
            <Parts
              title={t('ledger.byBranch')}
              of={total}
              parts={total.branches.map(({ id, ...sum }) => ({
                key: id,
                ...sum,
                open: () => onChange({ branch: id, state: counted }),
              }))}
            />
          )}
        </section>
      ))}
    </div>
  )
}

type Part = { key: string; name: string; count: number; amount: number; open: () => void }

const Parts = ({ title, of, parts }: { title: string; of: CurrencyTotal; parts: Part[] }) => (
  <div className={classes.parts}>
    <Folding title={title}>
      <ul>
        {parts.map(({ key, name, count, amount, open }) => (
          <li key={key}>
            <button type="button" onClick={open}>
              <span>{name}</span>
              <span className={classes.n}>{number(count)}</span>
              <b>{money(amount, of.currency)}</b>
              <i aria-hidden style={{ width: `${of.amount > 0 ? (100 * amount) / of.amount : 0}%` }} />
            </button>
          </li>
        ))}
      </ul>
    </Folding>
  </div>
)

/** On a phone the list is nearer when the parts wait to be asked for. */
const Folding = ({ title, children }: { title: string; children: ReactNode }) => {
  const isPhone = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false })
  if (!isPhone)
    return (
      <>
        <h2>{title}</h2>
        {children}
      </>
    )
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
