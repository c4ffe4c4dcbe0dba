import type { Case } from '@heed/contract/cases.ts'
import { useTranslation } from 'react-i18next'
import { shortTime } from '../../ui/format.ts'
import { isElsewhere, WishLines } from '../customers/wish-lines.tsx'
import classes from './customer-panel.module.css'

/** How this customer likes to be served, and what is owed to them, on the branch's clock and on theirs. */
export const WishesOnCase = ({ item }: { item: Case }) => {
  const { t } = useTranslation(['cases', 'customers'])
  const { wishes, neededBy } = item
  const solution = item.clocks.find(({ measure, stoppedAt }) => measure === 'solution' && stoppedAt === null)
  const both = (at: string) =>
    isElsewhere(wishes)
      ? t('customers:wish.bothClocks', {
          here: shortTime(at, new Date(), wishes.branchZone),
          there: shortTime(at, new Date(), wishes.zone),
        })
      : shortTime(at, new Date(), wishes.branchZone)
  return (
    <dl className={classes.facts}>
      <WishLines wishes={wishes} />
      {neededBy && (
        <>
          <dt>{t('customers:wish.neededBy')}</dt>
          <dd>{both(neededBy)}</dd>
        </>
      )}
      {solution?.dueAt && (
        <>
          <dt>{t('customers:wish.due')}</dt>
          <dd>{both(solution.dueAt)}</dd>
        </>
      )}
    </dl>
  )
}
