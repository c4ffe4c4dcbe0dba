import { type Automation, mostHeldAtOnce } from '@heed/contract/automations.ts'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useDoHeld, useDropHeld } from './automation-queries.ts'
import classes from './automations.module.css'

/** What a rule did not do while it was paused: done now, or dropped with a word. */
export const HeldBack = ({ rule }: { rule: Automation }) => {
  const { t } = useTranslation('automation')
  const act = useDoHeld(rule.id)
  const drop = useDropHeld(rule.id)
  const [isDropping, setIsDropping] = useState(false)
  const [word, setWord] = useState('')
  const isOff = rule.state === 'off'
  const isBusy = act.isPending || drop.isPending
  const reason = act.error ?? drop.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (word.trim()) drop.mutate(word.trim())
  }
  return (
    <section className={classes.heldBack}>
      <h3>{t('held_back.title', { number: String(rule.held) })}</h3>
      <p>{isOff ? t('held_back.off') : t('held_back.text', { most: String(mostHeldAtOnce) })}</p>
      {reason && <ErrorNote reason={reason} />}
      {isDropping ? (
        <form onSubmit={submit}>
          <TextInput
            label={t('held_back.word')}
            value={word}
            maxLength={500}
            data-autofocus
            onChange={(event) => setWord(event.currentTarget.value)}
          />
          <div className={classes.heldActs}>
            <Button type="submit" loading={drop.isPending} disabled={!word.trim() || isBusy}>
              {t('held_back.sure')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setIsDropping(false)}>
              {t('act.cancel', { ns: 'common' })}
            </Button>
          </div>
        </form>
      ) : (
        <div className={classes.heldActs}>
          {!isOff && (
            <Button loading={act.isPending} disabled={isBusy} onClick={() => act.mutate()}>
              {t('held_back.do')}
            </Button>
          )}
          <Button variant="subtle" color="gray" disabled={isBusy} onClick={() => setIsDropping(true)}>
            {t('held_back.drop')}
          </Button>
        </div>
      )}
    </section>
  )
}
