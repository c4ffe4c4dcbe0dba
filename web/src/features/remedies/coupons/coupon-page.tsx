import type { Coupon } from '@heed/contract/remedies.ts'
import { lookUpCoupon } from '@heed/contract/remedies.ts'
import { Button, TextInput } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { isProblem } from '../../../app/problem.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageFrame } from '../../settings/page-frame.tsx'
import classes from './coupon.module.css'
import { CouponCard } from './coupon-card.tsx'
import { Refusal } from './refusal.tsx'

const shortest = 4

/** At the till: a code typed or scanned, what it is worth, and its one use. A hand scanner types and presses Enter. */
export const CouponPage = () => {
  const { t } = useTranslation('remedies')
  const field = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [used, setUsed] = useState<Coupon>()
  const look = useMutation({ mutationFn: (typed: string) => call(lookUpCoupon, { body: { code: typed } }) })
  const begin = () => {
    setCode('')
    setUsed(undefined)
    look.reset()
    field.current?.focus()
  }
  const coupon = used ?? look.data
  return (
    <PageFrame title={t('till.title')} lead={t('till.lead')}>
      <div className={classes.till}>
        <form
          className={classes.code}
          onSubmit={(event) => {
            event.preventDefault()
            setUsed(undefined)
            if (code.trim().length >= shortest) look.mutate(code.trim())
          }}
        >
          <TextInput
            ref={field}
            label={t('till.code')}
            size="lg"
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={40}
            classNames={{ input: classes.input ?? '' }}
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value)
              setUsed(undefined)
              if (look.data || look.error) look.reset()
            }}
          />
          {!coupon && (
            <Button
              type="submit"
              variant="filled"
              size="lg"
              className={classes.big}
              loading={look.isPending}
              disabled={code.trim().length < shortest}
              rightSection={<IconArrowRight size={19} stroke={1.8} />}
            >
              {t('till.look')}
            </Button>
          )}
        </form>
        <div aria-live="polite" className={classes.answer}>
          {look.isError &&
            (isProblem(look.error, 'coupon.unknown') ? (
              <Refusal title={t('till.unknown')} text={t('till.unknownText')} />
            ) : isProblem(look.error, 'coupon.too_many_guesses') ? (
              <Refusal title={t('till.tooMany')} text={t('till.tooManyText')} />
            ) : (
              <ErrorNote reason={look.error} />
            ))}
          {coupon && (
            <CouponCard
              key={coupon.id}
              coupon={coupon}
              isJustUsed={used !== undefined}
              onUsed={setUsed}
              onRefused={() => look.mutate(code.trim())}
              onNext={begin}
            />
          )}
        </div>
      </div>
    </PageFrame>
  )
}
