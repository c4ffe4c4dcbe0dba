import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { currencyName } from '../../../ui/format.ts'
import { LimitCell } from './limit-cell.tsx'
import classes from './policy.module.css'
import { emptyRow, type LimitRow, limitedKinds, limitRoles } from './policy-draft.ts'

type LimitTableProps = { rows: LimitRow[]; onChange?: (rows: LimitRow[]) => void }

/** Who decides how much alone: a row for every kind together and one for each kind that differs, a column for each role. */
export const LimitTable = ({ rows, onChange }: LimitTableProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const currencies = [...new Set(rows.map(({ currency }) => currency))]
  const same = (one: LimitRow, other: LimitRow) => one.currency === other.currency && one.kind === other.kind
  const nameOf = ({ kind }: LimitRow) => (kind === null ? t('policy.everyKind') : t(`recovery:remedy.${kind}`))
  return (
    <div className={classes.limits}>
      {currencies.map((currency) => {
        const own = rows.filter((row) => row.currency === currency)
        const general = own.find(({ kind }) => kind === null)
        return (
          <section key={currency} aria-label={currencyName(currency)}>
            <h3>{currencyName(currency)}</h3>
            <div className={classes.grid}>
              <span className={classes.corner} />
              {limitRoles.map((role) => (
                <span key={role} className={classes.role} aria-hidden>
                  {t(`role.${role}`, { ns: 'common' })}
                </span>
              ))}
              {own.map((row) => (
                <Fragment key={row.kind ?? 'every'}>
                  <span className={classes.kind}>
                    {nameOf(row)}
                    {row.kind !== null && onChange && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('policy.dropRow', { name: nameOf(row) })}
                        onClick={() => onChange(rows.filter((other) => !same(row, other)))}
                      >
                        <IconX size={15} />
                      </ActionIcon>
                    )}
                  </span>
                  {limitRoles.map((role) => (
                    <LimitCell
                      key={role}
                      role={role}
                      currency={currency}
                      name={nameOf(row)}
                      cell={row.cells[role]}
                      inherited={row.kind === null ? undefined : general?.cells[role]}
                      onChange={
                        onChange &&
                        ((cell) =>
                          onChange(
                            rows.map((other) =>
                              same(row, other) ? { ...row, cells: { ...row.cells, [role]: cell } } : other,
                            ),
                          ))
                      }
                    />
                  ))}
                </Fragment>
              ))}
            </div>
            {onChange && <AddRow own={own} onAdd={(kind) => onChange([...rows, emptyRow(currency, kind)])} />}
          </section>
        )
      })}
    </div>
  )
}

type AddRowProps = { own: LimitRow[]; onAdd: (kind: (typeof limitedKinds)[number]) => void }

const AddRow = ({ own, onAdd }: AddRowProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const left = limitedKinds.filter((kind) => own.every((row) => row.kind !== kind))
  if (left.length === 0) return null
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="subtle" leftSection={<IconPlus size={15} stroke={1.8} />}>
          {t('policy.addRow')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {left.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`recovery:remedy.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
