import type { listStandardStandings } from '@heed/contract/standard-results.ts'
import type { Standard } from '@heed/contract/standards.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { percent } from '../../ui/format.ts'
import { IntervalAxis } from '../../ui/interval-axis.tsx'
import { useConfirmStandard, useMayChange } from './standard-acts.ts'
import classes from './standard-row.module.css'
import { sentenceOf, sourceWords, targetWords, wordingOf } from './standard-words.ts'

export type Standing = z.output<typeof listStandardStandings.response>['items'][number]
type StandardRowProps = { standard: Standard; standing: Standing | undefined; onEdit: () => void }

/** One standard: its limit, what is done and why, where it holds, and how it was kept. */
export const StandardRow = ({ standard, standing, onEdit }: StandardRowProps) => {
  const { t } = useTranslation('standards')
  const mayChange = useMayChange()(standard.branchId)
  const confirm = useConfirmStandard()
  const wording = wordingOf(standard)
  return (
    <li className={classes.row} data-off={!standard.active}>
      <p className={classes.target}>
        <b>{targetWords(standard)}</b>
        <span>{t('share', { share: percent(standard.targetSharePercent) })}</span>
      </p>
      <div className={classes.main}>
        <h3>
          <Link to="/standards/$standardId" params={{ standardId: standard.id }}>
            {standard.name}
          </Link>
          {standard.notYetYours && <Chip tone="warn">{t('state.notYetYours', { ns: 'common' })}</Chip>}
          {!standard.active && <Chip tone="hold">{t('off')}</Chip>}
        </h3>
        {wording && <p className={classes.wording}>{sentenceOf(wording)}</p>}
        <p className={classes.words}>
          {standard.hours && `${t(`hours.${standard.hours}`)} · `}
          <Where standard={standard} /> ·{' '}
          {[...new Set([...standard.sources, ...standard.requirements].map(sourceWords))].join(', ') || t('noSource')}
        </p>
      </div>
      {standard.active && <Share standard={standard} standing={standing} />}
      {mayChange && (
        <div className={classes.acts}>
          {standard.notYetYours && standard.active && (
            <Button size="xs" loading={confirm.isPending} onClick={() => confirm.mutate(standard)}>
              {t('confirm')}
            </Button>
          )}
          <Button size="xs" onClick={onEdit} aria-label={t('changeNamed', { name: standard.name })}>
            {t('act.edit', { ns: 'common' })}
          </Button>
        </div>
      )}
    </li>
  )
}

const Share = ({ standard, standing }: { standard: Standard; standing: Standing | undefined }) => {
  const { t } = useTranslation('standards')
  const { sharePercent = null, interval = null, kept = 0, missed = 0 } = standing?.total ?? {}
  if (sharePercent === null) return <p className={classes.none}>{standing && t('noResults')}</p>
  return (
    <p className={classes.share} data-reached={standing?.isReached}>
      <b>{percent(Math.round(sharePercent))}</b>
      <IntervalAxis
        axis={[0, 100]}
        value={sharePercent}
        low={interval?.[0] ?? null}
        high={interval?.[1] ?? null}
        target={standard.targetSharePercent}
      />
      <span>{t('of', { kept, n: kept + missed })}</span>
    </p>
  )
}

export const Where = ({ standard }: { standard: Standard }) => {
  const { t } = useTranslation('standards')
  const { branches } = useMe()
  const { channelKind, priority, branchId } = standard
  const parts = [
    channelKind && t(`channel.${channelKind}`, { ns: 'common' }),
    priority && t(`priority.${priority}`),
    branchId && (branches.find((branch) => branch.id === branchId)?.name ?? t('otherBranch')),
  ].filter(Boolean)
  return <>{parts.length > 0 ? t('only', { where: parts.join(', ') }) : t('everywhere')}</>
}
