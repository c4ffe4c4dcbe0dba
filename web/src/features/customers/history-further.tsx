import type { FactSaid } from '@heed/contract/customer-facts.ts'
import type { HistoryEntry } from '@heed/contract/customers.ts'
import {
  IconAlertTriangle,
  IconBulb,
  IconClockCheck,
  IconGift,
  IconListSearch,
  IconShieldCheck,
  IconSparkles,
  IconUserCheck,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { money, shortTime } from '../../ui/format.ts'
import classes from './customer-history.module.css'
import { factWords, nameOfKind } from './known/fact-words.tsx'

const signs = {
  promise: IconClockCheck,
  request: IconListSearch,
  remedy: IconGift,
  alert: IconAlertTriangle,
  changed: IconSparkles,
  need: IconBulb,
  fact: IconUserCheck,
  consent: IconShieldCheck,
}
type FurtherKind = keyof typeof signs
type Further = Extract<HistoryEntry, { entry: FurtherKind }>

export const isFurther = (entry: HistoryEntry): entry is Further => entry.entry in signs

export const FurtherSign = ({ entry }: { entry: Further }) => {
  const Icon = signs[entry.entry]
  return <Icon size={18} stroke={1.6} />
}

/** What was promised, looked for, given, told or learnt, in one line and what became of it. */
export const FurtherWords = ({ entry }: { entry: Further }) => {
  const { t } = useTranslation(['customers', 'known', 'requests', 'remedies', 'recovery'])
  const { t: tKnown } = useTranslation('known')
  const line = (what: string, words: string, became: string | false) => (
    <>
      <span>
        <span className={classes.quiet}>{what}</span> <b>{words}</b>
      </span>
      {became && <span className={classes.quiet}>{became}</span>}
    </>
  )
  if (entry.entry === 'promise')
    return line(
      t('history.promised'),
      entry.words,
      entry.state === 'open'
        ? t('history.promisedBy', { time: shortTime(entry.dueAt) })
        : t(`recovery:promise.state.${entry.state}`),
    )
  if (entry.entry === 'request') return line(t('history.wanted'), entry.product, t(`requests:state.${entry.state}`))
  if (entry.entry === 'remedy')
    return line(
      t(`recovery:remedy.${entry.kind}`),
      entry.amount > 0 ? money(entry.amount, entry.currency) : '',
      t(`remedies:state.${entry.state}`),
    )
  if (entry.entry === 'alert') return line(t('history.alert'), entry.product, false)
  if (entry.entry === 'changed') return line(t('history.changed'), entry.did, false)
  if (entry.entry === 'need') return line(t('known:need.title'), entry.words, t(`known:need.state.${entry.state}`))
  if (entry.entry === 'consent')
    return line(
      t('known:consent.title'),
      t(`known:consent.purpose.${entry.purpose}`),
      t(entry.given ? 'known:consent.given' : 'known:consent.withdrawn'),
    )
  const said = { kind: entry.kind, topic: entry.topic, value: entry.value } as FactSaid
  return line(
    nameOfKind(tKnown, entry.kind, entry.topic),
    factWords(tKnown, said, currentLanguage()),
    t(`known:basis.${entry.basis}`),
  )
}
