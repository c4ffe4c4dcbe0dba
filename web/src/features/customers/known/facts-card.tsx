import { type CustomerFacts, type Fact, type FactKind, factKinds } from '@heed/contract/customer-facts.ts'
import type { Customer } from '@heed/contract/customers.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { percent } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { FactForm } from './fact-form.tsx'
import { FactSource, factWords, nameOfKind } from './fact-words.tsx'
import classes from './known.module.css'
import { factsQuery, useEndFact } from './known-queries.ts'
import { PostalAddress } from './postal-address.tsx'
import { SegmentGuess } from './segment-guess.tsx'

type Editing = { kind: FactKind; fact?: Fact }

/** What is known of a customer, and how: what is only assumed is grey and waits to be asked. */
export const FactsCard = ({ customer }: { customer: Customer }) => {
  const { t } = useTranslation('known')
  const mayEdit = useMay()('customer:edit')
  const { data, error, refetch } = useQuery(factsQuery(customer.id))
  const [editing, setEditing] = useState<Editing>()
  if (error) return <ErrorNote reason={error} onRetry={refetch} />
  if (!data) return <PageSkeleton rows={4} />
  const stop = () => setEditing(undefined)
  const form = (kind: FactKind, fact?: Fact) => (
    <FactForm customerId={customer.id} language={customer.language} kind={kind} said={fact?.said} onDone={stop} />
  )
  const fixed = factKinds.filter((kind) => kind !== 'free')
  const free = data.facts.filter(({ said }) => said.kind === 'free')
  const isEdited = (kind: FactKind, fact?: Fact) => editing?.kind === kind && editing.fact?.id === fact?.id
  return (
    <>
      <ul className={classes.facts}>
        {[
          ...fixed.map((kind) => [kind, data.facts.find(({ said }) => said.kind === kind)] as const),
          ...free.map((fact) => ['free', fact] as const),
        ].map(([kind, fact]) => (
          <li
            key={fact?.said.kind === 'free' ? `free ${fact.said.topic}` : kind}
            className={classes.fact}
            data-basis={fact?.basis ?? 'unknown'}
          >
            {isEdited(kind, fact) ? (
              form(kind, fact)
            ) : (
              <FactLine
                customer={customer}
                kind={kind}
                fact={fact}
                mayEdit={mayEdit}
                onEdit={() => setEditing({ kind, ...(fact ? { fact } : {}) })}
              />
            )}
          </li>
        ))}
      </ul>
      {isEdited('free') && form('free')}
      {mayEdit && !editing && (
        <button type="button" className="link small" onClick={() => setEditing({ kind: 'free' })}>
          {t('addFact')}
        </button>
      )}
      <PostalAddress customerId={customer.id} facts={data} />
      {mayEdit && <SegmentGuess customerId={customer.id} />}
      <Below facts={data} customer={customer} />
    </>
  )
}

type FactLineProps = {
  customer: Customer
  kind: FactKind
  fact: Fact | undefined
  mayEdit: boolean
  onEdit: () => void
}

const FactLine = ({ customer, kind, fact, mayEdit, onEdit }: FactLineProps) => {
  const { t } = useTranslation('known')
  const end = useEndFact(customer.id)
  const topic = fact?.said.kind === 'free' ? fact.said.topic : ''
  const said = fact?.said
  return (
    <>
      <span className={classes.kind}>{nameOfKind(t, kind, topic)}</span>
      <span className={classes.value}>
        {fact && said ? (
          <b lang={said.kind === 'address' ? customer.language : undefined}>{factWords(t, said, customer.language)}</b>
        ) : (
          <span className="quiet">{t('unasked')}</span>
        )}
        {said?.kind === 'address' && said.value.pronunciation && (
          <span className="quiet"> {t('sounds', { words: said.value.pronunciation })}</span>
        )}
      </span>
      {fact && (
        <span className={classes.source}>
          <FactSource fact={fact} />
          {fact.isOld && <b> · {t('old')}</b>}
        </span>
      )}
      {mayEdit && (
        <span className={classes.acts}>
          <button type="button" className="link small" onClick={onEdit}>
            {t(fact && fact.basis !== 'assumed' ? 'change' : 'ask')}
          </button>
          {fact?.id && kind !== 'language' && (
            <button
              type="button"
              className="link small"
              disabled={end.isPending}
              onClick={() => end.mutate({ kind, topic })}
            >
              {t('end')}
            </button>
          )}
        </span>
      )}
      {end.isError && <ErrorNote reason={end.error} />}
    </>
  )
}

/** How much is only assumed, how often we went another way than wished, and what was known before. */
const Below = ({ facts, customer }: { facts: CustomerFacts; customer: Customer }) => {
  const { t } = useTranslation('known')
  const { assumed, before, otherWays } = facts
  return (
    <>
      <p className={classes.meta}>
        {assumed.count === 0
          ? t('noneAssumed')
          : t('someAssumed', { count: assumed.count, of: assumed.of, share: percent(assumed.count / assumed.of) })}
      </p>
      {otherWays.count > 0 && (
        <details className={classes.more}>
          <summary>{t('otherWays', { number: otherWays.count })}</summary>
          <ul>
            {otherWays.last.map((one) => (
              <li key={one.messageId}>
                #{one.case.number}: {one.why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {before.length > 0 && (
        <details className={classes.more}>
          <summary>{t('before', { number: before.length })}</summary>
          <ul>
            {before.map((fact) => (
              <li key={fact.id}>
                {nameOfKind(t, fact.said.kind, fact.said.kind === 'free' ? fact.said.topic : '')}:{' '}
                {factWords(t, fact.said, customer.language)}
                <span className={classes.source}>
                  <FactSource fact={fact} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
