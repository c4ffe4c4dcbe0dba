import type { ReactNode } from 'react'
import classes from './chip.module.css'
import type { ClockTone } from './clock-reading.ts'

type ChipProps = { tone?: ClockTone | 'accent'; icon?: ReactNode; title?: string; children: ReactNode }

/** A small fact. Colour only confirms what its words say. */
export const Chip = ({ tone, icon, title, children }: ChipProps) => (
  <span className={classes.chip} data-tone={tone} title={title}>
    {icon}
    <span className={classes.words}>{children}</span>
  </span>
)
