import type { Promised } from '@heed/contract/promises.ts'
import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCircle, IconRotate } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useNow } from '../../ui/now.ts'
import { When } from '../../ui/when.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { standingOf } from './promise-standing.ts'
import classes from './promises.module.css'
import { useKeepPromise, useWithdrawPromise } from './use-promise-acts.ts'
import { ZoneName } from './zone-name.tsx'

const signs = {
  open: IconCircle,
  kept: IconCheck,
  late: IconAlertTriangle,
  broken: IconAlertTriangle,
  withdrawn: IconRotate,
}

type PromiseRowProps = { promised: Promised; zone: string; language: string }

/** What was promised, by whom, until when, and what became of it; settled where it stands. */
export const PromiseRow = ({ promised, zone, language }: PromiseRowProps) => {
  const { t } = useTranslation('recovery')
  const may = useMay()
  const [isTakingBack, setTakingBack] = useState(false)
  const keep = useKeepPromise(promised.caseId)
  const standing = standingOf(promised, useNow())
  const Sign = signs[standing]
  const who = promised.visitor ? `${promised.visitor} · ${promised.member.name}` : promised.member.name
  const isUndone = promised.doneAt === null && promised.state !== 'withdrawn'
  return (
    <li className={classes.promise} data-standing={standing}>
      <Sign size={17} stroke={1.8} aria-hidden className={classes.sign} />
      <div className={classes.said}>
        <b lang={language}>{promised.words}</b>
        <p className={classes.meta}>
          {who} · <When at={promised.dueAt} zone={zone} />
          <ZoneName zone={zone} />
          {promised.internal && <span> · {t('promise.ours')}</span>}
          {promised.note && <span className={classes.remark}> · {promised.note}</span>}
        </p>
      </div>
      <span className={classes.end}>
        {standing !== 'open' && <span className={classes.standing}>{t(`promise.state.${standing}`)}</span>}
        {isUndone && may('promise:edit') && !isTakingBack && (
          <>
            <Button
              size="compact-sm"
              loading={keep.isPending}
              onClick={() => keep.mutate(promised.id)}
              aria-label={t('promise.doneThis', { words: promised.words })}
            >
              {t('promise.done')}
            </Button>
            {standing === 'open' && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                onClick={() => setTakingBack(true)}
                aria-label={t('promise.takeBackThis', { words: promised.words })}
              >
                {t('promise.takeBack')}
              </Button>
            )}
          </>
        )}
      </span>
      {keep.isError && <ErrorNote reason={keep.error} />}
      {isTakingBack && <TakeBack promised={promised} onDone={() => setTakingBack(false)} />}
    </li>
  )
}

const TakeBack = ({ promised, onDone }: { promised: Promised; onDone: () => void }) => {
  const { t } = useTranslation(['recovery', 'common'])
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const withdraw = useWithdrawPromise(promised.caseId, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (note.trim()) withdraw.mutate({ id: promised.id, note: note.trim() })
  }
  return (
    <form onSubmit={submit} className={classes.takeBack}>
      <TextInput
        label={t('promise.why')}
        autoFocus
        maxLength={2000}
        value={note}
        error={isTried && !note.trim() && t('common:needed')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FormFoot problem={withdraw.error} isBusy={withdraw.isPending} go={t('promise.takeBack')} onCancel={onDone} />
    </form>
  )
}
