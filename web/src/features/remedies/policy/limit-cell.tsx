import { decimalsOf } from '@heed/methods/money.ts'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconInfinity } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { money } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import classes from './policy.module.css'
import type { Cell, LimitRole } from './policy-draft.ts'

type LimitCellProps = {
  role: LimitRole
  currency: string
  name: string
  cell: Cell
  /** What holds for every kind, where this row is about one. */
  inherited?: Cell
  onChange?: (cell: Cell) => void
}

/** What one role decides alone: an amount, no limit, or what holds without a word. */
export const LimitCell = ({ role, currency, name, cell, inherited, onChange }: LimitCellProps) => {
  const { t } = useTranslation('remedies')
  const roleName = t(`role.${role}`, { ns: 'common' })
  const said = (of: Cell | undefined): string => {
    if (of?.as === 'amount' && of.amount !== '') return money(Number(of.amount), currency)
    if (of?.as === 'unlimited') return t('policy.noLimit')
    return role === 'owner' ? t('policy.noLimit') : t('policy.nothing')
  }
  const standing = cell.as === 'unset' ? said(inherited) : said(cell)
  const isUnlimited = cell.as === 'unlimited'
  const label = <span className={classes.cellRole}>{roleName}</span>
  if (!onChange)
    return (
      <span className={classes.cell}>
        {label}
        <span className="sr">{roleName}: </span>
        <span data-quiet={cell.as === 'unset'}>{standing}</span>
      </span>
    )
  return (
    <span className={classes.cell}>
      {label}
      <NumberField
        aria-label={t('policy.cell', { name, role: roleName, currency })}
        min={0}
        decimalScale={decimalsOf(currency)}
        allowNegative={false}
        hideControls
        placeholder={standing}
        value={cell.as === 'amount' ? cell.amount : ''}
        onChange={(amount) => onChange(amount === '' ? { as: 'unset' } : { as: 'amount', amount })}
        rightSection={
          <Tooltip label={t('policy.noLimit')}>
            <ActionIcon
              variant="subtle"
              color={isUnlimited ? 'mulberry' : 'gray'}
              className={classes.unlimited}
              aria-label={t('policy.cellNoLimit', { name, role: roleName, currency })}
              aria-pressed={isUnlimited}
              onClick={() => onChange(isUnlimited ? { as: 'unset' } : { as: 'unlimited' })}
            >
              <IconInfinity size={17} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        }
      />
    </span>
  )
}
