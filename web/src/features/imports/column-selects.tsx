import { Select } from '@mantine/core'
import classes from './imports.module.css'

export type Mapping = Record<string, string | null>

type ColumnSelectsProps = {
  names: readonly string[]
  mapping: Mapping
  onChange: (mapping: Mapping) => void
  columns: readonly { value: string; label: string }[]
  leaveOut: string
}

/** What each column of a file is; each can be one thing only. */
export const ColumnSelects = ({ names, mapping, onChange, columns, leaveOut }: ColumnSelectsProps) => {
  const isTaken = (value: string, by: string) => names.some((name) => name !== by && mapping[name] === value)
  return (
    <div className={classes.columns}>
      {names.map((name) => (
        <Select
          key={name}
          label={name}
          placeholder={leaveOut}
          clearable
          data={columns.map((column) => ({ ...column, disabled: isTaken(column.value, name) }))}
          value={mapping[name] ?? null}
          onChange={(column) => onChange({ ...mapping, [name]: column })}
        />
      ))}
    </div>
  )
}

/** Of each name once, what it is; an empty name is none. */
export const namesOf = (columns: readonly string[]) => [...new Set(columns)].filter(Boolean)
export const wholeMapping = (names: readonly string[], mapping: Mapping): Mapping =>
  Object.fromEntries(names.map((name) => [name, mapping[name] ?? null]))
