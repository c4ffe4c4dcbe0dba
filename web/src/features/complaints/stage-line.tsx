import type { Complaint, StageStanding } from '@heed/contract/complaints.ts'
import type { Clock } from '@heed/contract/standards.ts'
import { Popover, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSlash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockWords } from '../../ui/clock-words.tsx'
import { exactTime } from '../../ui/format.ts'
import { When } from '../../ui/when.tsx'
import classes from './stage-line.module.css'
import { type StageSign, signOf } from './stage-reading.ts'

type StageLineProps = { complaint: Complaint; clocks: Clock[] }

/** Which clock runs to which stage. */
const measures: Partial<Record<StageStanding['stage'], Clock['measure']>> = { planned: 'plan', solved: 'solution' }

/** The seven stages in their order, each opening what was noted of it; on a phone only the next one has its name. */
export const StageLine = ({ complaint, clocks }: StageLineProps) => {
  const { t } = useTranslation('recovery')
  const running = clocks.filter(({ state, stoppedAt }) => state !== 'dropped' && stoppedAt === null)
  const { stages, next } = complaint
  const named = next ?? stages.at(-1)?.stage
  return (
    <div className={classes.line}>
      <ol className={classes.stages} aria-label={t('complaint.stages')}>
        {stages.map((standing) => (
          <Stage
            key={standing.stage}
            standing={standing}
            sign={signOf(standing, next)}
            isNamed={standing.stage === named}
            clock={running.find(({ measure }) => measure === measures[standing.stage])}
          />
        ))}
      </ol>
    </div>
  )
}

type StageProps = { standing: StageStanding; sign: StageSign; isNamed: boolean; clock: Clock | undefined }

const Stage = ({ standing, sign, isNamed, clock }: StageProps) => {
  const { t } = useTranslation('recovery')
  const { stage, at } = standing
  const body = (
    <>
      <span className={classes.dot} aria-hidden>
        {sign === 'done' && <IconCheck size={12} stroke={3} />}
        {sign === 'skipped' && <IconSlash size={12} stroke={2.4} />}
      </span>
      <span className={classes.name}>{t(`stage.${stage}`)}</span>
      <span className={classes.when}>
        {sign === 'skipped' ? (
          t('complaint.passedOver')
        ) : at ? (
          <When at={at} />
        ) : clock ? (
          <ClockWords clock={clock} />
        ) : (
          <span className={sign === 'next' ? undefined : 'sr'}>
            {t(sign === 'next' ? 'complaint.next' : 'complaint.toCome')}
          </span>
        )}
      </span>
    </>
  )
  const isCurrent = sign === 'next' ? 'step' : undefined
  if (!at)
    return (
      <li className={classes.stage} data-sign={sign} data-named={isNamed} aria-current={isCurrent}>
        <span className={classes.body}>{body}</span>
      </li>
    )
  return (
    <li className={classes.stage} data-sign={sign} data-named={isNamed}>
      <TakenStage standing={standing}>{body}</TakenStage>
    </li>
  )
}

/** A stage that was taken or passed over opens what was noted; Escape closes it, wherever the focus is. */
const TakenStage = ({ standing, children }: { standing: StageStanding; children: ReactNode }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={300} withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={classes.body}
          onClick={() => setOpen(!isOpen)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !isOpen) return
            event.stopPropagation()
            setOpen(false)
          }}
        >
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Noted standing={standing} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Who, when and what, or why not. */
const Noted = ({ standing: { stage, way, at, by, words } }: { standing: StageStanding }) => {
  const { t } = useTranslation('recovery')
  const who = by?.name ?? (stage === 'satisfied' ? t('complaint.customer') : undefined)
  return (
    <div className={classes.noted}>
      <b>
        {t(`stage.${stage}`)}
        {way === 'skipped' && ` · ${t('complaint.passedOver')}`}
      </b>
      <span className={classes.when}>{[who, at && exactTime(at)].filter(Boolean).join(' · ')}</span>
      {words && <p>{words}</p>}
      {way === 'skipped' && !words && <p className="quiet">{t('complaint.noReason')}</p>}
    </div>
  )
}
