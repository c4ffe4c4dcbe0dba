import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Section } from '../../ui/section-icon.tsx'
import { pagesFor } from '../sections.ts'
import { useMay, useMe } from '../session.ts'
import classes from './page-links.module.css'

/** The pages of one section. */
export const PageLinks = ({ section, onChoose }: { section: Section; onChoose?: () => void }) => {
  const { t } = useTranslation('shell')
  const may = useMay()
  const { workspace } = useMe()
  return (
    <nav className={classes.links} aria-label={t('pagesOf', { section: t(`section.${section}`) })}>
      {pagesFor(section, may, workspace.demo).map((page) => (
        <Link key={page.to} to={page.to} onClick={onChoose} activeProps={{ 'aria-current': 'page' }}>
          {t(`page.${page.key}`)}
        </Link>
      ))}
    </nav>
  )
}
