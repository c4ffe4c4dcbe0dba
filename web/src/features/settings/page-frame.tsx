import type { ReactNode } from 'react'
import classes from './page-frame.module.css'

type PageFrameProps = {
  title: string
  lead?: ReactNode
  /** The one button of the page. */
  action?: ReactNode
  children: ReactNode
}

/** A page of settings: what it is about, its one button, and its sections below each other. */
export const PageFrame = ({ title, lead, action, children }: PageFrameProps) => (
  <div className={classes.page}>
    <header className={classes.head}>
      <div>
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </header>
    {children}
  </div>
)

type PageSectionProps = {
  title: string
  text?: ReactNode
  aside?: ReactNode
  /** The title stands beside its sheet where there is room. */
  beside?: boolean
  children: ReactNode
}

/** A titled part of a page, with a line that says what it means. */
export const PageSection = ({ title, text, aside, beside = false, children }: PageSectionProps) => (
  <section className={classes.section} data-beside={beside}>
    <header>
      <div>
        <h2>{title}</h2>
        {text && <p>{text}</p>}
      </div>
      {aside}
    </header>
    <div>{children}</div>
  </section>
)

/** Rows on one sheet, divided by hairlines. */
export const Sheet = ({ children, label }: { children: ReactNode; label?: string }) => (
  <ul className={classes.sheet} aria-label={label}>
    {children}
  </ul>
)

/** A sheet that is no list: a form, or a few facts. */
export const Card = ({ children }: { children: ReactNode }) => <div className={classes.card}>{children}</div>
