import { type FeedbackPage, type FeedbackState, feedbackStates } from '@heed/contract/feedback.ts'
import { Button, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TellingDrawer } from '../decisions/telling-drawer.tsx'
import { latestDay } from '../insight/period.ts'
import classes from './feedback-item.module.css'
import { useMove } from './feedback-queries.ts'

const rank = (state: FeedbackState) => feedbackStates.indexOf(state)

/** The next step with its words; a step back asks for the reason. */
export const MoveForm = ({ item }: { item: FeedbackPage }) => {
  const { t } = useTranslation('feedback')
  const { branches } = useMe()
  const today = latestDay(branches.map(({ zone }) => zone))
  const [to, setTo] = useState<FeedbackState>(feedbackStates[Math.min(3, rank(item.state) + 1)] ?? 'told')
  const [text, setText] = useState('')
  const [on, setOn] = useState(today)
  const [isTelling, setTelling] = useState(false)
  const move = useMove(item.id)
  const isBack = rank(to) < rank(item.state)
  const isHere = to === item.state
  const field = isBack ? 'reason' : to === 'decided' || to === 'done' ? to : undefined
  const isNeeded = isBack || (field !== undefined && !item.decision)
  const canChoose = (state: FeedbackState) => state !== 'told' || item.state !== 'heard'
  return (
    <section className={classes.move}>
      <h3>{t('move.title')}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          move.mutate({ state: to, text: text.trim() || undefined, on: to === 'done' && !isBack ? on : undefined })
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            fullWidth
            aria-label={t('move.to')}
            data={feedbackStates.map((state) => ({
              value: state,
              label: t(`state.${state}`),
              disabled: !canChoose(state),
            }))}
            value={to}
            onChange={(state) => setTo(state as FeedbackState)}
          />
          {!isHere && field && (
            <Textarea
              label={t(`move.${field}`)}
              required={isNeeded}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {!isHere && to === 'done' && !isBack && (
            <TextInput
              type="date"
              label={t('move.on')}
              max={today}
              value={on}
              onChange={(event) => setOn(event.currentTarget.value || today)}
            />
          )}
          {!isHere && to === 'told' && <p className="quiet small">{t('move.toldText')}</p>}
          {move.isError && <ErrorNote reason={move.error} />}
          <div className={classes.acts}>
            <Button
              type="submit"
              variant={item.canTell === 'yes' && to === 'told' ? 'default' : 'filled'}
              disabled={isHere || (isNeeded && text.trim() === '')}
              loading={move.isPending}
            >
              {t('move.go')}
            </Button>
            {item.canTell === 'yes' && (
              <Button
                variant="filled"
                leftSection={<IconSend size={16} stroke={1.7} />}
                onClick={() => setTelling(true)}
              >
                {t('move.tell')}
              </Button>
            )}
          </div>
          {item.canTell !== 'yes' && <p className="quiet small">{t(`move.cannot.${item.canTell}`)}</p>}
        </Stack>
      </form>
      {isTelling && <TellingDrawer about={{ feedbackId: item.id }} onClose={() => setTelling(false)} />}
    </section>
  )
}
