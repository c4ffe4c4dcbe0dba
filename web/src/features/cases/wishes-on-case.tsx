import type { Case } from '@heed/contract/cases.ts'
import { useTranslation } from 'react-i18next'
import { hourOf, placeOf, shortTime } from '../../ui/format.ts'
import { isElsewhere, WishLines } from '../customers/wish-lines.tsx'
import classes from './customer-panel.module.css'

/** How this customer likes to be served, and what is owed to them, on the branch's clock and on theirs. */
export const WishesOnCase = ({ item }: { item: Case }) => {
  const { t } = useTranslation(['cases', 'customers'])
  const { wishes, neededBy } = item
  const solution = item.clocks.find(({ measure, stoppedAt }) => measure === 'solution' && stoppedAt === null)
  const { zone, branchZone } = wishes
  // Whoever reads on another clock than the branch's is told which one it is.
  const place = hourOf(new Date(), branchZone) === hourOf(new Date()) ? '' : ` (${placeOf(branchZone)})`
  const both = (at: string) => {
    const here = `${shortTime(at, new Date(), branchZone)}${place}`
    return isElsewhere(wishes) ? t('customers:wish.bothClocks', { here, there: shortTime(at, new Date(), zone) }) : here
  }
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
