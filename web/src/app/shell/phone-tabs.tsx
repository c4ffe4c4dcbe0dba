import { Drawer } from '@mantine/core'
import { IconDots, IconSunrise } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OnCall } from '../../features/duty/on-call.tsx'
import { type Section, SectionIcon } from '../../ui/section-icon.tsx'
import { TriangleNav } from '../../ui/triangle-nav.tsx'
import { pagesFor, sectionHome, sectionOf } from '../sections.ts'
import { useMay } from '../session.ts'
import { MeMenu } from './me-menu.tsx'
import { PageLinks } from './page-links.tsx'
import classes from './phone-tabs.module.css'

const tabs: Section[] = ['customers', 'people', 'insight']

/** The tabs at the bottom of a phone; "More" opens the triangle as a sheet. */
export const PhoneTabs = () => {
  const { t } = useTranslation('shell')
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const current = useRouterState({ select: ({ location }) => sectionOf(location.pathname) })
  const [shown, setShown] = useState<Section>(current ?? 'customers')
  const shownTabs = tabs.filter((section) => pagesFor(section, may).length > 0)
  const openMore = () => {
    setShown(current ?? 'customers')
    setOpen(true)
  }
  return (
    <>
      <nav
        className={classes.tabs}
        aria-label={t('sections')}
        style={{ gridTemplateColumns: `repeat(${shownTabs.length + 2}, 1fr)` }}
      >
        <Link to="/today" activeProps={{ 'aria-current': 'page' }}>
          <IconSunrise size={22} stroke={1.6} aria-hidden />
          {t('today')}
        </Link>
        {shownTabs.map((section) => (
          <Link key={section} to={sectionHome(section)} aria-current={section === current ? 'page' : undefined}>
            <SectionIcon section={section} size={22} />
            {section === 'customers' ? t('tab.cases') : t(`section.${section}`)}
          </Link>
        ))}
        <button type="button" onClick={openMore} aria-expanded={isOpen}>
          <IconDots size={22} stroke={1.6} aria-hidden />
          {t('tab.more')}
        </button>
      </nav>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="bottom"
        size="auto"
        title={t('more.title')}
        styles={{ content: { height: 'auto' } }}
        radius="lg"
      >
        <TriangleSheet shown={shown} onShow={setShown} onLeave={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

type TriangleSheetProps = { shown: Section; onShow: (section: Section) => void; onLeave: () => void }

const TriangleSheet = ({ shown, onShow, onLeave }: TriangleSheetProps) => {
  const may = useMay()
  return (
    <div className={classes.sheet}>
      <TriangleNav current={shown} seen={(section) => pagesFor(section, may).length > 0} onChoose={onShow} />
      <PageLinks section={shown} onChoose={onLeave} />
      <div className={classes.me}>
        <OnCall />
        <MeMenu />
      </div>
    </div>
  )
}
