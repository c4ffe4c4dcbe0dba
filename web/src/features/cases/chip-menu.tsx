import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Chip } from '../../ui/chip.tsx'
import type { ClockTone } from '../../ui/clock-reading.ts'
import classes from './chip-menu.module.css'

type ChipMenuProps<Value extends string> = {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  tone?: ClockTone | 'accent'
  isFixed?: boolean
  onChange: (value: Value) => void
}

/** A fact that can be changed where it stands. */
export const ChipMenu = <Value extends string>({
  label,
  value,
  options,
  tone,
  isFixed,
  onChange,
}: ChipMenuProps<Value>) => {
  const words = options.find((option) => option.value === value)?.label ?? value
  if (isFixed) return <Chip tone={tone}>{words}</Chip>
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={`${label}: ${words}`}>
          <Chip tone={tone}>{words}</Chip>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            rightSection={option.value === value && <IconCheck size={15} />}
            onClick={() => option.value !== value && onChange(option.value)}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
