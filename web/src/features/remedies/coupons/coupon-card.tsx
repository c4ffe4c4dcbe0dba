import { type Coupon, redeemCoupon } from '@heed/contract/remedies.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { Problem } from '../../../app/problem.ts'
import { useOpenBranches } from '../../../app/session.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { calendarDay, money, percent as percentWords, shortTime } from '../../../ui/format.ts'
import { useNow } from '../../../ui/now.ts'
import { latestDay } from '../../insight/period.ts'
import { codeWords } from '../worth.ts'
import classes from './coupon.module.css'
import { couponState } from './coupon-state.ts'
import { Refusal } from './refusal.tsx'
import { keepTill, readTill } from './till-branch.ts'

type CouponCardProps = {
  coupon: Coupon
  isJustUsed: boolean
  onUsed: (coupon: Coupon) => void
  /** Somebody else was faster, or it was taken back meanwhile: what holds now is looked up again. */
  onRefused: () => void
  onNext: () => void
}

/** What a code is worth and whether it holds; where it does, its one use. */
export const CouponCard = ({ coupon, isJustUsed, onUsed, onRefused, onNext }: CouponCardProps) => {
  const { t } = useTranslation('remedies')
  const now = useNow()
  const zone = useOpenBranches().map((branch) => branch.zone)
  const state = couponState(coupon, latestDay(zone, now))
  const next = (
    <Button variant={isJustUsed ? 'filled' : 'default'} size="lg" className={classes.big} onClick={onNext}>
      {t('till.next')}
    </Button>
  )
  if (isJustUsed)
    return (
      <>
        <div className={classes.done}>
          <IconCheck size={24} stroke={2} aria-hidden />
          <div>
            <h2>{t('till.done')}</h2>
            <p className={classes.worth}>
              <Worth coupon={coupon} />
            </p>
            {coupon.receipt && <p>{t('till.receiptNo', { receipt: coupon.receipt })}</p>}
          </div>
        </div>
        {next}
      </>
    )
  if (state !== 'holds')
    return (
      <>
        <Refusal title={t(`till.${state}`)} text={whyOf(coupon, state, t)} />
        {next}
      </>
    )
  return (
    <div className={classes.card}>
      <p className={classes.worth}>
        <Worth coupon={coupon} />
      </p>
      {coupon.thanks && <ThanksFor thanks={coupon.thanks} />}
      <p className={classes.quiet}>
        {codeWords(coupon.code)} · {t('coupon.until', { day: calendarDay(coupon.expiresOn) })}
      </p>
      <UseForm coupon={coupon} onUsed={onUsed} onRefused={onRefused} />
    </div>
  )
}

type Say = ReturnType<typeof useTranslation<'remedies'>>['t']

const whyOf = (coupon: Coupon, state: 'used' | 'void' | 'expired', t: Say) => {
  if (state === 'expired') return t('till.expiredOn', { day: calendarDay(coupon.expiresOn) })
  if (state === 'void') return t('till.voidText')
  const by = t('till.usedBy', {
    time: shortTime(coupon.redeemedAt ?? ''),
    name: coupon.redeemedBy?.name ?? t('program'),
  })
  return coupon.receipt ? `${by} ${t('till.receiptNo', { receipt: coupon.receipt })}` : by
}

const Worth = ({ coupon: { percent, amount, currency } }: { coupon: Coupon }) => {
  const { t } = useTranslation('remedies')
  if (percent === null) return money(amount, currency)
  return (
    <>
      {percentWords(percent)} <small>{t('till.atMost', { amount: money(amount, currency) })}</small>
    </>
  )
}

/** What was promised for an answer, and for which purchase. */
const ThanksFor = ({ thanks }: { thanks: NonNullable<Coupon['thanks']> }) => {
  const { t, i18n } = useTranslation('remedies')
  const what =
    Object.entries(thanks.words).find(([code]) => code === i18n.language)?.[1] ?? Object.values(thanks.words)[0]
  return (
    <p>
      <b>{what}</b> · {t('till.thanks', { survey: thanks.survey })}
      {thanks.purchase && ` · ${t('till.thanksPurchase', { purchase: thanks.purchase })}`}
    </p>
  )
}

type UseFormProps = Pick<CouponCardProps, 'coupon' | 'onUsed' | 'onRefused'>

const UseForm = ({ coupon, onUsed, onRefused }: UseFormProps) => {
  const { t } = useTranslation('remedies')
  const client = useQueryClient()
  const branches = useOpenBranches()
  const [branchId, setBranchId] = useState(() => readTill(branches.map(({ id }) => id)))
  const [receipt, setReceipt] = useState('')
  const use = useMutation({
    mutationFn: (place: string) =>
      call(redeemCoupon, { body: { code: coupon.code, branchId: place, receipt: receipt.trim() || null } }),
    onSuccess: (used) => {
      onUsed(used)
      client.invalidateQueries({ queryKey: ['remedies'] })
    },
    onError: (reason) => {
      if (reason instanceof Problem && /^coupon\.(used|void|expired)$/.test(reason.code)) onRefused()
    },
  })
  return (
    <form
      className={classes.use}
      onSubmit={(event) => {
        event.preventDefault()
        if (!branchId) return
        keepTill(branchId)
        use.mutate(branchId)
      }}
    >
      {branches.length > 1 && (
        <Select
          label={t('till.branch')}
          size="md"
          required
          allowDeselect={false}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={branchId}
          onChange={setBranchId}
        />
      )}
      <TextInput
        label={t('till.receipt')}
        description={t('till.receiptText')}
        size="md"
        maxLength={120}
        autoComplete="off"
        value={receipt}
        onChange={(event) => setReceipt(event.currentTarget.value)}
      />
      {use.isError && <ErrorNote reason={use.error} />}
      <Button
        type="submit"
        variant="filled"
        size="lg"
        className={classes.big}
        loading={use.isPending}
        disabled={!branchId}
      >
        {coupon.percent === null
          ? t('till.redeem', { worth: money(coupon.amount, coupon.currency) })
          : t('till.redeem', { worth: percentWords(coupon.percent) })}
      </Button>
    </form>
  )
}
