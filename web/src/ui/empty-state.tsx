import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

/** Why it is empty, what fills it, and one button. No picture. */
export const EmptyState = ({ title, text, action }: { title: string; text?: string; action?: ReactNode }) => (
  <div className={classes.empty}>
    <h2>{title}</h2>
    {text && <p>{text}</p>}
    {action && <div>{action}</div>}
  </div>
)
