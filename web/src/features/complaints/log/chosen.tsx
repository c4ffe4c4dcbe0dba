import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../app/session.ts'
import { calendarDay } from '../../../ui/format.ts'
import classes from './log.module.css'
import type { LogFilter } from './log-queries.ts'

type ChosenProps = { chosen: LogFilter; onChange: (part: LogFilter) => void; onClear: () => void }

/** What the log is narrowed to; each part goes by a tap. */
export const Chosen = ({ chosen, onChange, onClear }: ChosenProps) => {
  const { t } = useTranslation('complaint-log')
  const { branches } = useMe()
  const { item, causeKind, channelKind, week, found, standing, branchId } = chosen
  const words: [keyof LogFilter, string | undefined | false][] = [
    ['item', item],
    ['causeKind', causeKind && (causeKind === 'none' ? t('noCause') : t(`cause.${causeKind}`))],
    ['branchId', branchId && branches.find(({ id }) => id === branchId)?.name],
    ['channelKind', channelKind && t(`channel.${channelKind}`, { ns: 'common' })],
    ['standing', standing?.map((value) => t(`standing.${value}`)).join(', ')],
    ['found', found && t(found)],
    ['week', week && t('weekOf', { day: calendarDay(week) })],
  ]
  const shown = words.filter(([, text]) => text)
  if (shown.length === 0) return null
  return (
    <div className={classes.filters}>
      {shown.map(([key, text]) => (
        <Button
          key={key}
          size="xs"
          rightSection={<IconX size={14} />}
          onClick={() => onChange({ [key]: undefined })}
          aria-label={t('widen', { name: text })}
        >
          {text}
        </Button>
      ))}
      {shown.length > 1 && (
        <Button size="xs" variant="subtle" onClick={onClear}>
          {t('showAll')}
        </Button>
      )}
    </div>
  )
}
