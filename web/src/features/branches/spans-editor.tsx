import { ActionIcon } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { TimeField } from '../../ui/time-field.tsx'
import { endsNextDay, isWholeDay, nextSpan, type Span, shownEnd, spanOf } from './hours.ts'
import classes from './opening-hours-editor.module.css'

type SpansEditorProps = { day: string; spans: Span[]; onChange: (spans: Span[]) => void }

/** The open spans of one day, any number of them: a lunch break splits the day. */
export const SpansEditor = ({ day, spans, onChange }: SpansEditorProps) => {
  const { t } = useTranslation('setup')
  const replace = (index: number, span: Span) => onChange(spans.map((old, at) => (at === index ? span : old)))
  return (
    <div className={classes.spans}>
      {spans.map((span, index) => (
        <span key={index} className={classes.span}>
          <TimeField
            label={t('hours.from', { day })}
            value={span[0]}
            onChange={(from) => replace(index, spanOf(from, shownEnd(span[1])))}
          />
          <span aria-hidden>–</span>
          <TimeField
            label={t('hours.to', { day })}
            value={shownEnd(span[1])}
            isEnd
            onChange={(to) => replace(index, spanOf(span[0], to))}
          />
          {isWholeDay(span) && span[0] === '00:00' ? (
            <small>{t('hours.allDay')}</small>
          ) : (
            endsNextDay(span) && <small>{t('hours.untilNextDay', { time: shownEnd(span[1]) })}</small>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="md"
            aria-label={t('hours.removeSpan')}
            onClick={() => onChange(spans.filter((_, at) => at !== index))}
          >
            <IconX size={15} />
          </ActionIcon>
        </span>
      ))}
      {spans.length === 0 && <span className={classes.closed}>{t('hours.closed')}</span>}
      {spans.length < 8 && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={t('hours.addSpan', { day })}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        >
          <IconPlus size={16} />
        </ActionIcon>
      )}
    </div>
  )
}
