import type { TalkHere, Wishes } from '@heed/contract/wishes.ts'
import { useTranslation } from 'react-i18next'
import { hourOf, placeOf } from '../../ui/format.ts'

/** What to know before meeting or calling somebody: how much talk, when, and what their clock says. Entries of a `dl`. */
export const WishLines = ({ wishes }: { wishes: Wishes }) => {
  const { t } = useTranslation('customers')
  const { bestTime, talk, zone } = wishes
  return (
    <>
      <dt>{t('wish.talk')}</dt>
      <dd>{talk ? <TalkWords talk={talk} /> : <span className="quiet">{t('wish.talkUnknown')}</span>}</dd>
      {bestTime && (
        <>
          <dt>{t('wish.bestTime')}</dt>
          <dd>
            <b>{bestTime.span.join('–')}</b> <span className="quiet">{t(`wish.isNow.${bestTime.isNow}`)}</span>
          </dd>
        </>
      )}
      {isElsewhere(wishes) && (
        <>
          <dt>{t('wish.clock')}</dt>
          <dd>{t('wish.clockNow', { time: hourOf(new Date(), zone), place: placeOf(zone) })}</dd>
        </>
      )}
    </>
  )
}

const TalkWords = ({ talk }: { talk: TalkHere }) => {
  const { t } = useTranslation('customers')
  return (
    <>
      <b>{t(`wish.${talk.wish}`)}</b>{' '}
      <span className="quiet">{t(`wish.by.${talk.from}`, { branch: talk.branch.name })}</span>
    </>
  )
}

/** Whether the customer's clock shows another hour than the branch's. */
export const isElsewhere = ({ zone, branchZone }: Wishes) => hourOf(new Date(), zone) !== hourOf(new Date(), branchZone)
