import type { Spoken } from '@heed/contract/case-messages.ts'
import type { Case } from '@heed/contract/cases.ts'
import type { Customer } from '@heed/contract/customers.ts'
import { isAnotherWay, wayOf } from '@heed/contract/wishes.ts'
import { salute } from '@heed/methods/salutation.ts'
import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { factWords } from '../../customers/known/fact-words.tsx'
import classes from './as-wished.module.css'
import { proposals } from './drafts.ts'
import { keepOtherWay, readOtherWay } from './other-way.ts'

/** How the customer wished to be reached and addressed; another way asks for its reason. */
export const AsWished = ({ item, customer, spoken }: { item: Case; customer: Customer; spoken?: Spoken }) => {
  const { t } = useTranslation('known')
  const [why, setWhy] = useState(() => readOtherWay(item.id))
  const { reach, addressAs } = customer
  const wantsReason = isAnotherWay(reach, wayOf(item.channel.kind, spoken))
  const greeting = addressAs && salute(item.language, customer.name, addressAs)
  if (!reach && !greeting) return null
  return (
    <div className={classes.wished}>
      {reach && (
        <span>{t('answer.wished', { words: factWords(t, { kind: 'reach', value: reach }, customer.language) })}</span>
      )}
      {greeting && !spoken && (
        <button
          type="button"
          className="link small"
          lang={item.language}
          onClick={() =>
            proposals.dispatchEvent(
              new CustomEvent(item.id, { detail: `<p>${escapeText(greeting)}</p>`, cancelable: true }),
            )
          }
        >
          {t('answer.greet', { greeting })}
        </button>
      )}
      {spoken === 'letter' && (
        <Link to="/cases/$caseId/letter" params={{ caseId: item.id }} className="link small">
          {t('answer.letter')}
        </Link>
      )}
      {wantsReason && (
        <TextInput
          size="xs"
          className={classes.why}
          aria-label={t('answer.why')}
          placeholder={t('answer.why')}
          maxLength={300}
          value={why}
          onChange={(event) => {
            setWhy(event.currentTarget.value)
            keepOtherWay(item.id, event.currentTarget.value)
          }}
        />
      )}
    </div>
  )
}

const escapeText = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
