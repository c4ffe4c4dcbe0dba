import type { ReactNode } from 'react'
import classes from './report.module.css'

type ReportPartProps = { title: string; text?: ReactNode; children?: ReactNode }

/** A titled part of the sheet. */
export const ReportPart = ({ title, text, children }: ReportPartProps) => (
  <section className={classes.part} aria-label={title}>
    <h2>{title}</h2>
    {text && <p className={classes.text}>{text}</p>}
    {children}
  </section>
)
