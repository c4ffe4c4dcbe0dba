import type { WinBackOffer, WinBackState } from '@heed/contract/win-back.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import type { ClockTone } from '../../ui/clock-reading.ts'
import { calendarDay, dayOf, money } from '../../ui/format.ts'
import { codeWords } from '../remedies/worth.ts'
import classes from './win-back.module.css'

const tones: Record<WinBackState, ClockTone> = {
  asked: 'warn',
  offered: 'warn',
  sent: 'run',
  redeemed: 'met',
  ended: 'hold',
}

/** What was offered, how far it has come, and whether the customer came again. */
export const OfferFacts = ({ offer }: { offer: WinBackOffer }) => {
  const { t } = useTranslation('winback')
  const { state, cameAgain, code, expiresOn, sentAt, redeemedAt } = offer
  return (
    <>
      <div className={classes.top}>
        <h3>
          {t(`kind.${offer.kind}`)} · {money(offer.amount, offer.currency)}
        </h3>
        <span className={classes.chips}>
          <Chip tone={tones[state]}>{t(`state.${state}`)}</Chip>
          {cameAgain && <Chip tone="met">{t('state.back')}</Chip>}
        </span>
      </div>
      <p className={classes.text}>{offer.words}</p>
      <p className={classes.meta}>
        <span>{t('offeredOn', { day: dayOf(offer.at) })}</span>
        {sentAt && offer.told && <span>{t(`toldOn.${offer.told}`, { day: dayOf(sentAt) })}</span>}
        {redeemedAt && (
          <span>{t(offer.kind === 'coupon' ? 'redeemedOn' : 'creditedOn', { day: dayOf(redeemedAt) })}</span>
        )}
        {code && !redeemedAt && expiresOn && (
          <span>{t('codeUntil', { code: codeWords(code), day: calendarDay(expiresOn) })}</span>
        )}
      </p>
      {cameAgain && <CameAgainLine cameAgain={cameAgain} />}
    </>
  )
}

/** When, and by what it is known. */
export const CameAgainLine = ({ cameAgain }: { cameAgain: NonNullable<WinBackOffer['cameAgain']> }) => {
  const { t } = useTranslation('winback')
  return (
    <p className={classes.meta}>
      <span>{t(`way.${cameAgain.way}`, { day: dayOf(cameAgain.at) })}</span>
      {cameAgain.case && (
        <Link to="/cases/$caseId" params={{ caseId: cameAgain.case.id }} className="link">
          #{cameAgain.case.number}
        </Link>
      )}
    </p>
  )
}
