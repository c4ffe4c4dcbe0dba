import type { Fact, FactKind, FactSaid } from '@heed/contract/customer-facts.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { nameToCall } from '@heed/methods/salutation.ts'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../../app/languages.ts'
import { dayOf } from '../../../ui/format.ts'

type Say = ReturnType<typeof useTranslation<'known'>>['t']

export const nameOfKind = (t: Say, kind: FactKind, topic = ''): string => (kind === 'free' ? topic : t(`kind.${kind}`))

/** A fact in words; a form of address as the customer's own language has it. */
export const factWords = (t: Say, said: FactSaid, language: Language): string => {
  if (said.kind === 'address') {
    const { value } = said
    return [nameToCall(language, value), value.manner === 'informal' && t('manner.informal')].filter(Boolean).join(', ')
  }
  if (said.kind === 'reach')
    return said.value.second
      ? t('reachBoth', { first: t(`way.${said.value.first}`), second: t(`way.${said.value.second}`) })
      : t(`way.${said.value.first}`)
  if (said.kind === 'best_time') return said.value.join('–')
  if (said.kind === 'language') return languageNames[said.value]
  if (said.kind === 'talk') return t(`talk.${said.value}`)
  return said.value
}

/** How it is known, since when, by whom and from which case. */
export const FactSource = ({ fact }: { fact: Fact }) => {
  const { t } = useTranslation('known')
  return (
    <>
      {[
        fact.segment ? t('assumedOf', { segment: fact.segment }) : t(`basis.${fact.basis}`),
        fact.id ? dayOf(fact.at) : t('unsourced'),
        fact.by?.name,
        fact.case && `#${fact.case.number}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  )
}
