import type { Standard } from '@heed/contract/standards.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { number } from '../../ui/format.ts'
import { useConfirmStandard, useMayChange } from './standard-acts.ts'
import classes from './standard-row.module.css'
import { targetWords } from './standard-words.ts'

/** One promise of time: how long, for how many, on which hours, and where it holds. */
export const StandardRow = ({ standard, onEdit }: { standard: Standard; onEdit: () => void }) => {
  const { t } = useTranslation('standards')
  const mayChange = useMayChange()(standard.branchId)
  const confirm = useConfirmStandard()
  const share = standard.targetSharePercent
  return (
    <li className={classes.row} data-off={!standard.active}>
      <p className={classes.target}>
        <b>{targetWords(standard)}</b>
        <span>{t('share', { share: number(share, Number.isInteger(share) ? 0 : 1) })}</span>
      </p>
      <div className={classes.main}>
        <h3>
          {standard.name}
          {standard.notYetYours && <Chip tone="warn">{t('state.notYetYours', { ns: 'common' })}</Chip>}
          {!standard.active && <Chip tone="hold">{t('off')}</Chip>}
        </h3>
        <p className={classes.words}>
          {t(`hours.${standard.hours}`)} · <Where standard={standard} />
        </p>
      </div>
      {mayChange && (
        <div className={classes.acts}>
          {standard.notYetYours && (
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

const Where = ({ standard }: { standard: Standard }) => {
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
