import type { Coupon } from '@heed/contract/remedies.ts'
import { ActionIcon } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { calendarDay, shortTime } from '../../ui/format.ts'
import classes from './remedies.module.css'
import { codeWords } from './worth.ts'

/** The code to be read out or copied, and until when it holds. */
export const CouponLine = ({ coupon }: { coupon: Coupon }) => {
  const { t } = useTranslation('remedies')
  const clipboard = useClipboard({ timeout: 3000 })
  const { code, redeemedAt, redeemedBy, voided, expiresOn } = coupon
  const isOver = voided || redeemedAt !== null
  return (
    <p className={classes.coupon} data-over={isOver}>
      <code>{codeWords(code)}</code>
      {!isOver && (
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.copy}
          aria-label={clipboard.copied ? t('act.copied', { ns: 'common' }) : t('act.copyCode', { code })}
          onClick={() => clipboard.copy(code)}
        >
          {clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />}
        </ActionIcon>
      )}
      <span>
        {redeemedAt
          ? t('coupon.usedBy', { name: redeemedBy?.name ?? t('program'), time: shortTime(redeemedAt) })
          : voided
            ? t('coupon.void')
            : t('coupon.until', { day: calendarDay(expiresOn) })}
      </span>
    </p>
  )
}
