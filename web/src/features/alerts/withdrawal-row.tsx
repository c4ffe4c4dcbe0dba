import type { Withdrawal } from '@heed/contract/product-alerts.ts'
import { Button, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { When } from '../../ui/when.tsx'
import { useConfirmWithdrawal } from './alert-queries.ts'
import classes from './alerts.module.css'

/** A branch: what it removed and who says so, or the place to say it. */
export const WithdrawalRow = ({ withdrawal, isOpen }: { withdrawal: Withdrawal; isOpen: boolean }) => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  const { branch, removed, confirmedBy, confirmedAt, note } = withdrawal
  const isConfirmed = confirmedAt !== null
  const [isCorrecting, setCorrecting] = useState(false)
  const mayCount = isOpen && may('prevention:record')
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <b>{branch.name}</b>
        {isConfirmed && (
          <p className={classes.meta}>
            <span>{t('alert.removed', { n: removed ?? 0 })}</span>
            <span>{confirmedBy?.name}</span>
            <When at={confirmedAt} />
            {note && <span>{note}</span>}
          </p>
        )}
      </div>
      {isConfirmed && isCorrecting ? (
        <Confirm withdrawal={withdrawal} onDone={() => setCorrecting(false)} />
      ) : isConfirmed ? (
        <div className={classes.confirmed}>
          <Chip tone="met" icon={<IconCheck size={14} stroke={2} aria-hidden />}>
            {t('alert.offShelf')}
          </Chip>
          {mayCount && (
            <Button
              size="compact-sm"
              aria-label={t('alert.correctIn', { branch: branch.name })}
              onClick={() => setCorrecting(true)}
            >
              {t('alert.correct')}
            </Button>
          )}
        </div>
      ) : mayCount ? (
        <Confirm withdrawal={withdrawal} />
      ) : (
        <Chip tone="warn">{t('alert.notConfirmed')}</Chip>
      )}
    </li>
  )
}

const Confirm = ({ withdrawal, onDone }: { withdrawal: Withdrawal; onDone?: () => void }) => {
  const { id, branch, removed: was } = withdrawal
  const { t } = useTranslation(['prevention', 'common'])
  const [removed, setRemoved] = useState<number | string>(was ?? '')
  const [note, setNote] = useState(withdrawal.note ?? '')
  const [isTried, setTried] = useState(false)
  const confirm = useConfirmWithdrawal(id, () => {
    setTried(false)
    onDone?.()
  })
  const isCount = typeof removed === 'number' && Number.isInteger(removed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isCount) confirm.mutate({ removed, was, note: note.trim() || null })
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.confirm}>
        <NumberField
          label={t('alert.count')}
          aria-label={t('alert.countIn', { branch: branch.name })}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={removed}
          error={isTried && !isCount && t('alert.countNeeded')}
          onChange={setRemoved}
        />
        <TextInput
          label={t('alert.note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button
          type="submit"
          loading={confirm.isPending}
          aria-label={t(was === null ? 'alert.confirmIn' : 'alert.correctIn', { branch: branch.name })}
        >
          {t(was === null ? 'alert.confirm' : 'alert.correct')}
        </Button>
        {onDone && (
          <Button variant="subtle" onClick={onDone}>
            {t('common:act.cancel')}
          </Button>
        )}
      </div>
      {confirm.error && <ErrorNote reason={confirm.error} />}
    </form>
  )
}
