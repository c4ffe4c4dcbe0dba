import type { Remedy } from '@heed/contract/remedies.ts'
import { Button, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { shortTime } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { CouponLine } from './coupon-line.tsx'
import { Decision } from './decision.tsx'
import { FulfilForm } from './fulfil-form.tsx'
import classes from './remedies.module.css'
import { type RemedyActs, useRemedyActs } from './remedy-acts.ts'
import type { CaseRemedies } from './remedy-queries.ts'
import { StateChip } from './state-chip.tsx'
import { worthWords } from './worth.ts'

type RemedyEntryProps = { remedy: Remedy; of: CaseRemedies; onGranted: () => void; onTell: () => void }

/** One remedy: what it is worth, how it came about, and what is to be done with it now. */
export const RemedyEntry = ({ remedy, of, onGranted, onTell }: RemedyEntryProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const may = useMay()
  const acts = useRemedyActs(remedy.id)
  const [open, setOpen] = useState<'fulfil' | 'withdraw'>()
  const close = () => setOpen(undefined)
  const { state, words, product, exceptionWords } = remedy
  const isOpen = state === 'asked' || state === 'granted'
  return (
    <li className={classes.entry}>
      <div className={classes.top}>
        <h3>
          {t(`recovery:remedy.${remedy.kind}`)} <span className="nowrap">{worthWords(remedy)}</span>
        </h3>
        <StateChip state={state} mine={remedy.mayDecide} />
      </div>
      {words && <p>{words}</p>}
      <p className={classes.quiet}>
        <Origin remedy={remedy} />
      </p>
      {product && <p className={classes.quiet}>{t('line.product', { product })}</p>}
      {exceptionWords && <p className={classes.exception}>{t('line.exception', { words: exceptionWords })}</p>}
      {remedy.decisionWords && <p className={classes.decision}>{remedy.decisionWords}</p>}
      {state === 'fulfilled' && (
        <p className={classes.quiet}>
          {t('line.fulfilled', { time: shortTime(remedy.fulfilledAt ?? ''), proof: remedy.proof })}
        </p>
      )}
      {remedy.coupon && <CouponLine coupon={remedy.coupon} />}
      {state === 'asked' && <Decision remedy={remedy} of={of} acts={acts} onGranted={onGranted} />}
      {isOpen && !remedy.mayDecide && may('remedy:give') && open !== 'fulfil' && (
        <div className={classes.acts}>
          {state === 'granted' && (
            <>
              <Button size="xs" onClick={() => setOpen('fulfil')}>
                {t('act.fulfil')}
              </Button>
              <Button size="xs" onClick={onTell}>
                {t('act.tell')}
              </Button>
            </>
          )}
          <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen('withdraw')}>
            {t('act.withdraw')}
          </Button>
        </div>
      )}
      {open === 'fulfil' && <FulfilForm acts={acts} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog remedy={remedy} acts={acts} onClose={close} />}
    </li>
  )
}

/** Who asked or gave it, when and why. */
const Origin = ({ remedy }: { remedy: Remedy }) => {
  const { t } = useTranslation('remedies')
  const now = useNow()
  const { state, askedBy, askedAt, decidedBy, decidedAt, reason } = remedy
  const asked = t('line.asked', { name: askedBy?.name ?? t('program'), time: shortTime(askedAt, now), reason })
  if (state === 'asked' || decidedAt === null) return asked
  const by = { name: decidedBy?.name ?? t('program'), time: shortTime(decidedAt, now) }
  if (state === 'refused') return `${asked} ${t('line.refused', by)}`
  if (decidedBy?.id === askedBy?.id) return t('line.grantedAtOnce', { ...by, reason })
  return `${asked} ${t('line.granted', by)}`
}

type WithdrawDialogProps = { remedy: Remedy; acts: RemedyActs; onClose: () => void }

const WithdrawDialog = ({ remedy, acts, onClose }: WithdrawDialogProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const what = [t(`recovery:remedy.${remedy.kind}`), worthWords(remedy)].filter(Boolean).join(' ')
  return (
    <Modal opened onClose={onClose} title={t('withdraw.title', { what })}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          acts.withdraw.mutate(undefined, { onSuccess: onClose })
        }}
      >
        <Stack>
          <p>{remedy.coupon ? t('withdraw.coupon') : t('withdraw.text')}</p>
          <FormFoot
            go={t('act.withdraw')}
            problem={acts.withdraw.error}
            isBusy={acts.withdraw.isPending}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Modal>
  )
}
