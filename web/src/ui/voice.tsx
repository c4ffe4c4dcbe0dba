import type { ReactNode } from 'react'
import classes from './voice.module.css'

type VoiceProps = {
  language?: string | null
  as?: 'div' | 'span' | 'blockquote'
  quoted?: boolean
  className?: string
  children: ReactNode
}

/** Words that a customer wrote or said: always serif, always in their language. */
export const Voice = ({ language, as: Tag = 'div', quoted = false, className, children }: VoiceProps) => (
  <Tag
    lang={language === 'zh' ? 'zh-Hans' : (language ?? undefined)}
    className={`${classes.voice} ${className ?? ''}`}
    data-quoted={quoted}
  >
    {children}
  </Tag>
)
