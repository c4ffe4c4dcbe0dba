import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isFolded, keepFolded } from './folded-guides.ts'
import classes from './guidance.module.css'

const guides = {
  listened: ['guide.listened.place', 'guide.listened.ear', 'guide.listened.repeat'],
  apologised: ['guide.apologised.sincere', 'guide.apologised.excuse'],
  planned: ['guide.planned.ask', 'guide.planned.say', 'guide.planned.write'],
  solved: ['guide.solved.confirm', 'guide.solved.follow'],
  anger: ['guide.anger.calm', 'guide.anger.personal', 'guide.anger.agree', 'guide.anger.senior'],
} as const

type GuidanceProps = { about: keyof typeof guides; isKnown?: boolean }

/** How this is done well, in a few lines; who knows it by heart folds it away on this device. */
export const Guidance = ({ about, isKnown }: GuidanceProps) => {
  const { t } = useTranslation('recovery')
  const [isOpen, setOpen] = useState(() => !isKnown && !isFolded(about))
  return (
    <details
      className={classes.guide}
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
        if (!isKnown) keepFolded(about, !event.currentTarget.open)
      }}
    >
      <summary>{t('guide.title')}</summary>
      <ul>
        {guides[about].map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
    </details>
  )
}
