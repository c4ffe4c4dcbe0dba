import type { Remedy } from '@heed/contract/remedies.ts'
import type { Limit, Worth } from '@heed/methods/remedy-limits.ts'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { money } from '../../ui/format.ts'
import classes from './limit-ruler.module.css'
import { heldAmount, placeOf, type Stretch, stretchesOf } from './ruler.ts'

type LimitRulerProps = {
  limits: readonly Limit[]
  currency: string
  kind: Remedy['kind']
  given: readonly Worth[]
  of: Pick<Remedy, 'amount'>
}

/** Who decides how much, one limit after the other, and where this amount stands among them. */
export const LimitRuler = ({ limits, currency, kind, given, of }: LimitRulerProps) => {
  const { t } = useTranslation('remedies')
  const { member } = useMe()
  const stretches = stretchesOf(limits, currency, kind)
  const held = heldAmount(limits, currency, kind, given)
  const { index, share } = placeOf(stretches, held)
  const who = (role: Stretch['role']) => (role === member.role ? t('ruler.you') : t(`role.${role}`, { ns: 'common' }))
  const words = ({ role, to }: Stretch) =>
    to === null
      ? t('ruler.above', { who: who(role) })
      : t('ruler.upTo', { who: who(role), amount: money(to, currency) })
  const mark = held > of.amount ? t('ruler.inAll', { amount: money(held, currency) }) : money(held, currency)
  const at = { '--at': `${100 * share}%` } as CSSProperties
  if (index < 0) return null
  return (
    <figure className={classes.ruler}>
      <figcaption className="sr">
        {t('ruler.says', { amount: money(held, currency), limits: stretches.map(words).join('; ') })}
      </figcaption>
      <div aria-hidden>
        <span className={classes.amount} style={at}>
          {mark}
        </span>
        <div className={classes.stretches} style={{ gridTemplateColumns: `repeat(${stretches.length}, 1fr)` }}>
          {stretches.map((stretch, place) => (
            <div key={stretch.role} data-state={place < index ? 'below' : place === index ? 'here' : 'above'}>
              <i />
              <span>{words(stretch)}</span>
            </div>
          ))}
          <b className={classes.mark} style={at} />
        </div>
      </div>
    </figure>
  )
}
