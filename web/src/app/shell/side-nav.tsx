import { Tooltip } from '@mantine/core'
import { IconSearch, IconSunrise } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { OnCall } from '../../features/duty/on-call.tsx'
import { nowCountQuery } from '../../features/today/today-queries.ts'
import { Mark } from '../../ui/mark.tsx'
import { type Section, SectionIcon } from '../../ui/section-icon.tsx'
import { TriangleNav } from '../../ui/triangle-nav.tsx'
import { pagesFor, sectionHome, sectionOf, sections } from '../sections.ts'
import { useMay } from '../session.ts'
import { MeMenu } from './me-menu.tsx'
import { PageLinks } from './page-links.tsx'
import { openPalette } from './palette-state.ts'
import classes from './side-nav.module.css'

/** The side navigation: 248 px with the triangle as section switch, or a rail of 64 px with its five icons. */
export const SideNav = ({ isRail }: { isRail: boolean }) => {
  const may = useMay()
  const current = useRouterState({ select: ({ location }) => sectionOf(location.pathname) })
  const seen = (section: Section) => pagesFor(section, may).length > 0
  return isRail ? <Rail current={current} seen={seen} /> : <Full current={current} seen={seen} />
}

type NavProps = { current?: Section; seen: (section: Section) => boolean }

const Full = ({ current, seen }: NavProps) => {
  const { t } = useTranslation('shell')
  return (
    <aside className={classes.side}>
      <Link to="/today" className={classes.brand}>
        <Mark named />
      </Link>
      <button type="button" className={classes.find} onClick={openPalette}>
        <IconSearch size={15} stroke={1.7} aria-hidden />
        <span>{t('find')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <TodayLink />
      <TriangleNav current={current} seen={seen} />
      <div className={classes.pages}>
        <PageLinks section={current ?? 'customers'} />
      </div>
      <div className={classes.foot}>
        <OnCall />
        <MeMenu />
      </div>
    </aside>
  )
}

const TodayLink = () => {
  const { t } = useTranslation('shell')
  const { data: count = 0 } = useQuery(nowCountQuery)
  return (
    <Link to="/today" className={classes.today} activeProps={{ 'aria-current': 'page' }}>
      <IconSunrise size={18} stroke={1.6} aria-hidden />
      {t('today')}
      {count > 0 && (
        <>
          <span aria-hidden>{count}</span>
          <span className="sr">{t('todayCount', { count })}</span>
        </>
      )}
    </Link>
  )
}

const Rail = ({ current, seen }: NavProps) => {
  const { t } = useTranslation('shell')
  return (
    <aside className={classes.rail}>
      <Link to="/today" className={classes.brand}>
        <Mark />
      </Link>
      <nav aria-label={t('sections')}>
        <Tooltip label={t('today')} position="right">
          <Link to="/today" className={classes.icon} aria-label={t('today')} activeProps={{ 'aria-current': 'true' }}>
            <IconSunrise size={21} stroke={1.6} />
          </Link>
        </Tooltip>
        {sections.filter(seen).map((section) => (
          <Tooltip key={section} label={t(`section.${section}`)} position="right">
            <Link
              to={sectionHome(section)}
              className={classes.icon}
              aria-label={t(`section.${section}`)}
              aria-current={section === current ? 'true' : undefined}
            >
              <SectionIcon section={section} size={21} />
            </Link>
          </Tooltip>
        ))}
      </nav>
      <div className={classes.foot}>
        <Tooltip label={`${t('findShort')} (Ctrl K)`} position="right">
          <button type="button" className={classes.icon} onClick={openPalette} aria-label={t('find')}>
            <IconSearch size={21} stroke={1.6} />
          </button>
        </Tooltip>
        <OnCall isSmall />
        <MeMenu isSmall />
      </div>
    </aside>
  )
}
