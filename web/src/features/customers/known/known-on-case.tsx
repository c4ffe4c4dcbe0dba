import type { Case } from '@heed/contract/cases.ts'
import type { FactQuestion } from '@heed/contract/customer-facts.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { dayOf } from '../../../ui/format.ts'
import { customerQuery } from '../../cases/case-queries.ts'
import { FactForm } from './fact-form.tsx'
import { factWords, nameOfKind } from './fact-words.tsx'
import classes from './known.module.css'
import { questionsQuery, usePassQuestion, useRecordFact } from './known-queries.ts'
import { NeedsBox } from './needs-box.tsx'

/** More would be an interrogation. */
const mostAtOnce = 2

/** What to ask this customer now, and what they need. */
export const KnownOnCase = ({ item }: { item: Case }) => {
  const { t } = useTranslation('known')
  const mayEdit = useMay()('customer:edit')
  const { data } = useQuery(questionsQuery(item.id))
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  return (
    <>
      {mayEdit &&
        customer &&
        data?.items
          .slice(0, mostAtOnce)
          .map((question) => (
            <Question
              key={`${question.kind} ${question.topic}`}
              item={item}
              language={customer.language}
              question={question}
            />
          ))}
      <section>
        <h3>{t('need.title')}</h3>
        <NeedsBox customerId={item.customer.id} caseId={item.id} openOnly />
      </section>
    </>
  )
}

/** Asked once in each contact: answered here, or left for another time. */
const Question = ({ item, language, question }: { item: Case; language: Language; question: FactQuestion }) => {
  const { t } = useTranslation('known')
  const { kind, topic, why, fact } = question
  const [isAnswering, setAnswering] = useState(false)
  const record = useRecordFact(item.customer.id)
  const pass = usePassQuestion(item.id)
  if (isAnswering) {
    return (
      <div className={classes.question}>
        <FactForm
          customerId={item.customer.id}
          language={language}
          kind={kind}
          said={fact?.said}
          caseId={item.id}
          onDone={() => setAnswering(false)}
        />
      </div>
    )
  }
  const words = fact ? factWords(t, fact.said, language) : ''
  return (
    <div className={classes.question}>
      <span>
        {why === 'unknown' && t(kind === 'address' ? 'question.address' : 'question.reach')}
        {why === 'assumed' && t('question.assumed', { what: nameOfKind(t, kind, topic), words })}
        {why === 'old' && fact && t('question.old', { what: nameOfKind(t, kind, topic), words, day: dayOf(fact.at) })}
      </span>
      <div>
        {fact && (
          <button
            type="button"
            className="link small"
            disabled={record.isPending}
            onClick={() => record.mutate({ said: fact.said, basis: 'asked', caseId: item.id })}
          >
            {t('question.yes')}
          </button>
        )}
        <button type="button" className="link small" onClick={() => setAnswering(true)}>
          {t(fact ? 'question.other' : 'question.answer')}
        </button>
        <button
          type="button"
          className="link small"
          disabled={pass.isPending}
          onClick={() => pass.mutate({ kind, topic })}
        >
          {t('question.later')}
        </button>
      </div>
      {(record.error ?? pass.error) && <ErrorNote reason={record.error ?? pass.error} />}
    </div>
  )
}
