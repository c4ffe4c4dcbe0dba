import type { Decision } from '@heed/contract/decisions.ts'
import { Button } from '@mantine/core'
import { IconCheck, IconSend, IconWorld } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageTags } from '../../app/languages.ts'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { dayOf } from '../../ui/format.ts'
import { latestDay } from '../insight/period.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { DecisionForm } from './decision-form.tsx'
import { useChangeDecision } from './decision-queries.ts'
import { readable } from './decision-words.ts'
import classes from './decisions.module.css'
import { TellingDrawer } from './telling-drawer.tsx'

/** One decision as customers would read it, with what it answers and what can be done next. */
export const DecisionCard = ({ decision }: { decision: Decision }) => {
  const { t } = useTranslation('decisions')
  const may = useMay()
  const { branches, member } = useMe()
  // Of the whole business somebody decides who sees all of it.
  const isOurs = decision.branch !== null || member.branchIds === null
  const [open, setOpen] = useState<'form' | 'telling'>()
  const change = useChangeDecision(decision.id)
  const said = readable(decision.said)
  const did = readable(decision.did)
  const isDone = decision.doneOn !== null
  const waiting = decision.items - decision.told
  return (
    <li className={classes.decision}>
      <p className={classes.who}>{t('weSaid')}</p>
      <h2 className={classes.said} lang={languageTags[said.language]}>
        {said.text}
      </h2>
      <p className={classes.who} data-done={isDone}>
        {t(isDone ? 'weDid' : 'weWill')}
      </p>
      <p className={classes.did} lang={languageTags[did.language]}>
        {did.text}
      </p>
      <p className={classes.meta}>
        <Chip tone={isDone ? 'met' : 'run'}>
          {isDone
            ? t('doneOn', { day: dayOf(decision.doneOn ?? '') })
            : t('decidedOn', { day: dayOf(decision.decidedOn) })}
        </Chip>
        {decision.isPublic && <Chip icon={<IconWorld size={14} stroke={1.7} aria-hidden />}>{t('public')}</Chip>}
        <span>{decision.branch?.name ?? t('wholeBusiness')}</span>
        <Link to="/feedback" search={{ decision: decision.id, period: 'all' }} className="link">
          {t('items', { n: decision.items })}
        </Link>
        <span>{t('told', { n: decision.told })}</span>
      </p>
      {may('feedback:act') && (
        <div className={classes.acts}>
          {!isDone && isOurs && (
            <Button
              leftSection={<IconCheck size={16} stroke={1.8} />}
              loading={change.isPending}
              onClick={() => change.mutate({ doneOn: latestDay(branches.map(({ zone }) => zone)) })}
            >
              {t('markDone')}
            </Button>
          )}
          {isDone && waiting > 0 && (
            <Button
              leftSection={<IconSend size={16} stroke={1.7} />}
              aria-label={t('tellOf', { said: said.text })}
              onClick={() => setOpen('telling')}
            >
              {t('tell')}
            </Button>
          )}
          {isOurs && (
            <Button aria-label={t('change', { said: said.text })} onClick={() => setOpen('form')}>
              {t('act.edit', { ns: 'common' })}
            </Button>
          )}
        </div>
      )}
      <EditDrawer title={said.text} isOpen={open === 'form'} onClose={() => setOpen(undefined)}>
        <DecisionForm decision={decision} onDone={() => setOpen(undefined)} />
      </EditDrawer>
      {open === 'telling' && <TellingDrawer about={{ decisionId: decision.id }} onClose={() => setOpen(undefined)} />}
    </li>
  )
}
