import type { CaseBrief } from '@heed/contract/cases.ts'
import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './selectable-row.module.css'
import type { Selection } from './use-selection.ts'

type SelectableRowProps = { item: CaseBrief; selection: Selection; children: ReactNode }

/** A row beside its own box; the box is not part of the link that opens the case. */
export const SelectableRow = ({ item, selection, children }: SelectableRowProps) => {
  const { t } = useTranslation('cases')
  const isOn = selection.has(item.id)
  return (
    <div className={classes.row} data-chosen={isOn}>
      <span className={classes.box}>
        <Checkbox
          aria-label={t('choose', { number: String(item.number) })}
          checked={isOn}
          onChange={(event) => selection.toggle(item.id, (event.nativeEvent as MouseEvent).shiftKey)}
        />
      </span>
      {children}
    </div>
  )
}
