import type { AuditAnswer, AuditDetail } from '@heed/contract/audits.ts'
import { Textarea, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toastProblem } from '../../app/toast.tsx'
import { calendarDay } from '../../ui/format.ts'
import { inWords } from '../surveys/survey-words.ts'
import classes from './face.module.css'
import { useAddPhoto, useAnswer, useRemovePhoto } from './face-queries.ts'
import { Photos, TakePhoto } from './photos.tsx'

type Item = AuditDetail['sections'][number]['items'][number]
type AuditItemProps = { auditId: string; item: Item; isOpen: boolean }

const answersOf: Record<Item['asks'], readonly AuditAnswer[]> = {
  yes_no: ['yes', 'no', 'none'],
  scale: ['1', '2', '3', '4', '5', 'none'],
}
const hasWords = (answer: AuditAnswer) => answer === 'yes' || answer === 'no' || answer === 'none'

/** An item with answers as wide as the hand, words, photos, and how it was before. */
export const AuditItem = ({ auditId, item, isOpen }: AuditItemProps) => {
  const { t } = useTranslation('audits')
  const answer = useAnswer(auditId, item.id)
  const addPhoto = useAddPhoto(auditId, item.id)
  const removePhoto = useRemovePhoto()
  const [said, setSaid] = useState(item.said ?? '')
  const name = inWords(item.words)
  const say = (given: AuditAnswer) => (hasWords(given) ? t(`audit.${given as 'yes' | 'no' | 'none'}`) : given)
  const fail = (reason: unknown) => toastProblem(reason, name)
  const keepSaid = () => {
    if (said.trim() !== (item.said ?? '')) answer.mutate({ said: said.trim() || null }, { onError: fail })
  }
  const { before } = item
  return (
    <li className={classes.item} data-low={isLow(item.answer)}>
      <h3>{name}</h3>
      {isOpen ? (
        <fieldset className={classes.answers} data-asks={item.asks} aria-label={name}>
          {answersOf[item.asks].map((given) => (
            <UnstyledButton
              key={given}
              aria-pressed={item.answer === given}
              onClick={() => answer.mutate({ answer: item.answer === given ? null : given }, { onError: fail })}
            >
              {say(given)}
            </UnstyledButton>
          ))}
        </fieldset>
      ) : (
        <p className={classes.given}>{item.answer ? say(item.answer) : '–'}</p>
      )}
      {isOpen && item.asks === 'scale' && <p className={classes.quiet}>{t('audit.scale')}</p>}
      {isOpen ? (
        <Textarea
          aria-label={`${t('audit.words')}: ${name}`}
          placeholder={t('audit.words')}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={2000}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
          onBlur={keepSaid}
        />
      ) : (
        item.said && <p>{item.said}</p>
      )}
      <div className={classes.pictures}>
        {isOpen && item.photos.length < 8 && (
          <TakePhoto
            words={t('audit.photo')}
            label={`${t('audit.photo')}: ${name}`}
            isBusy={addPhoto.isPending}
            onPhoto={(file) => addPhoto.mutate(file, { onError: fail })}
          />
        )}
        <Photos
          ids={item.photos}
          label={`${t('findings.after')}: ${name}`}
          onRemove={isOpen ? (id) => removePhoto.mutate(id, { onError: fail }) : undefined}
        />
      </div>
      {before && (
        <div className={classes.before}>
          <p>{t('audit.before', { day: calendarDay(before.day), answer: before.answer ? say(before.answer) : '–' })}</p>
          <Photos ids={before.photos} label={`${t('findings.before')}: ${name}`} />
        </div>
      )}
    </li>
  )
}

const isLow = (answer: AuditAnswer | null) => answer === 'no' || answer === '1' || answer === '2'
