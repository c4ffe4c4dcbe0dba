import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sectionHome } from '../app/sections.ts'
import type { Section } from './section-icon.tsx'
import classes from './triangle-nav.module.css'

const corners: { section: Section; left: number; top: number }[] = [
  { section: 'strategy', left: 112, top: 16 },
  { section: 'customers', left: 112, top: 74 },
  { section: 'systems', left: 44, top: 116 },
  { section: 'people', left: 182, top: 116 },
  { section: 'insight', left: 112, top: 142 },
]

type TriangleNavProps = {
  current?: Section
  seen: (section: Section) => boolean
  onChoose?: (section: Section) => void
}

/** The service triangle is the section switch: the customer in the middle, insight measuring it from below. */
export const TriangleNav = ({ current, seen, onChoose }: TriangleNavProps) => {
  const { t } = useTranslation('shell')
  return (
    <nav className={classes.triangle} aria-label={t('sections')}>
      <svg viewBox="0 0 224 158" aria-hidden="true">
        <path d="M112 12c44 24 74 68 82 112-54 22-110 22-164 0C38 80 68 36 112 12z" />
      </svg>
      {corners
        .filter(({ section }) => seen(section))
        .map(({ section, left, top }) => (
          <Link
            key={section}
            to={sectionHome(section)}
            onClick={onChoose && (() => onChoose(section))}
            className={classes.corner}
            data-section={section}
            aria-current={section === current ? 'true' : undefined}
            style={{ left, top }}
          >
            {t(`section.${section}`)}
          </Link>
        ))}
    </nav>
  )
}
