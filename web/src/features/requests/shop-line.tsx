import type { ShopAsked, SpecialRequest } from '@heed/contract/special-requests.ts'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { number, shortTime } from '../../ui/format.ts'
import classes from '../prevention/prevention.module.css'
import own from './requests.module.css'
import { ShopAnswer } from './shop-answer.tsx'

type ShopLineProps = { shop: ShopAsked; request: SpecialRequest }

/** A shop that was asked: what it said, or that it has not answered yet, and where its answer is written down. */
export const ShopLine = ({ shop, request }: ShopLineProps) => {
  const { t } = useTranslation('requests')
  const may = useMay()
  const { answer, holdUntil, distanceKm, phone, words } = shop
  const isOver = request.state === 'told' || request.state === 'given_up'
  const said =
    answer === null ? t('shop.waiting') : t(`shop.${answer}`, { time: holdUntil ? shortTime(holdUntil) : '' })
  return (
    <li className={own.shop}>
      <p className={classes.meta}>
        <b>{shop.name}</b>
        {distanceKm !== null && <span>{t('shop.km', { km: number(distanceKm, 1) })}</span>}
        {phone && (
          <a className="link" href={`tel:${phone}`}>
            {phone}
          </a>
        )}
        <span>{[said, words].filter(Boolean).join(' · ')}</span>
      </p>
      {answer === null && !isOver && may('action:do') && (
        <ShopAnswer id={shop.id} name={shop.name} branchId={request.branch.id} />
      )}
    </li>
  )
}
