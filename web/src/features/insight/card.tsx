import { type ReactNode, useId } from 'react'
import classes from './card.module.css'

type CardProps = { title: string; text?: ReactNode; aside?: ReactNode; children: ReactNode }

/** One question and its figures. */
export const Card = ({ title, text, aside, children }: CardProps) => {
  const heading = useId()
  return (
    <section className={classes.card} aria-labelledby={heading}>
      <header>
        <div>
          <h2 id={heading}>{title}</h2>
          {text && <p>{text}</p>}
        </div>
        {aside}
      </header>
      {children}
    </section>
  )
}
