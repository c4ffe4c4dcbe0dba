import type { StaffQuestion, StaffResults } from '@heed/contract/staff-surveys.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { dayOf, number } from '../../ui/format.ts'
import { inLanguage } from './in-language.ts'
import { MeasureForm } from './measure-form.tsx'
import classes from './staff-surveys.module.css'

type QuestionResultProps = { question: StaffQuestion; round: StaffResults }

/** One item: its mean with the one before, the shares of each answer, the parts that may be shown, and what follows where it is low. */
export const QuestionResult = ({ question, round }: QuestionResultProps) => {
  const { t, i18n } = useTranslation('staff')
  const { all, before, parts, comments, isLow } = question
  const nameOf = (part: string) =>
    round.parts.find(({ id }) => id === part)?.name ??
    (round.partedBy === 'level' ? t(`level.${part as 'top'}`) : undefined)
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{inLanguage(question.ask, i18n.language)}</h3>
        <span className={classes.counts}>
          {isLow && <Chip tone="over">{t('low')}</Chip>}
          {all?.mean != null && (
            <b className={classes.mean}>
              {number(all.mean, 1)}
              {before !== null && <small>{t('before', { mean: number(before, 1) })}</small>}
            </b>
          )}
        </span>
      </div>
      {!all && question.kind !== 'text' && <p className={classes.meta}>{t('tooFewAnswered')}</p>}
      {all && <Shares all={all} />}
      {parts.length > 0 && (
        <p className={classes.meta}>
          {parts.flatMap(({ part, mean, n }) => {
            const name = nameOf(part)
            return name === undefined || mean === null ? (
              []
            ) : (
              <span key={part}>{t('partMean', { part: name, mean: number(mean, 1), n: number(n) })}</span>
            )
          })}
        </p>
      )}
      {comments.length > 0 && (
        <ul className={classes.comments}>
          {comments.map((words, at) => (
            <li key={at}>{words}</li>
          ))}
        </ul>
      )}
      {isLow && <WhatFollows question={question} round={round} />}
    </li>
  )
}

const Shares = ({ all }: { all: NonNullable<StaffQuestion['all']> }) => {
  const { t, i18n } = useTranslation('staff')
  const words = all.values.map(({ value, words, n }) => ({
    value,
    n,
    label: words ? inLanguage(words, i18n.language) : value,
  }))
  return (
    <>
      <div className={classes.shares} aria-hidden="true">
        {words.map(({ value, n }) => (
          <i key={value} data-value={value} style={{ flexGrow: n }} />
        ))}
      </div>
      <p className={classes.meta}>
        {words.map(({ value, label, n }) => (
          <span key={value}>{t('given', { what: label, n: number(n) })}</span>
        ))}
        <span>{t('answered', { count: all.n })}</span>
      </p>
    </>
  )
}

const WhatFollows = ({ question, round }: QuestionResultProps) => {
  const { t } = useTranslation('staff')
  const [isOpen, setOpen] = useState(false)
  const { measure } = question
  if (measure)
    return (
      <p className={classes.follows}>
        {measure.action
          ? t('measure.did', {
              words: measure.action.words,
              name: measure.action.owner.name,
              day: dayOf(measure.action.dueAt),
            })
          : t('measure.why', { words: measure.reason, name: measure.by?.name ?? '' })}
      </p>
    )
  if (isOpen) return <MeasureForm roundId={round.id} question={question.id} onDone={() => setOpen(false)} />
  return (
    <div>
      <Button size="compact-sm" variant="filled" onClick={() => setOpen(true)}>
        {t('measure.open')}
      </Button>
    </div>
  )
}
