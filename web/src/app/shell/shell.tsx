import { useHotkeys, useMediaQuery } from '@mantine/hooks'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useLive } from '../live.ts'
import { useOwnChoices } from './own-choices.ts'
import { openPalette, usePaletteOpen } from './palette-state.ts'
import { PhoneTabs } from './phone-tabs.tsx'
import classes from './shell.module.css'
import { SideNav } from './side-nav.tsx'
import { TopBars } from './top-bars.tsx'

const CommandPalette = lazy(() => import('./command-palette.tsx').then((file) => ({ default: file.CommandPalette })))

/** The frame of every page for someone signed in: side navigation, or tabs on a phone. */
export const Shell = () => {
  const { t } = useTranslation('shell')
  useLive()
  useOwnChoices()
  const isSmall = useMediaQuery('(max-width: 1100px)', false, { getInitialValueInEffect: false })
  const isPhone = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false })
  const isInsideCase = useRouterState({ select: ({ location }) => /^\/cases\/[^/]/.test(location.pathname) })
  const isRail = isSmall || isInsideCase
  return (
    <div className={classes.shell} data-rail={isRail} data-bare={isInsideCase && isPhone}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      {!isPhone && <SideNav isRail={isRail} />}
      <div className={classes.page}>
        <TopBars />
        <main id="content" className={classes.content} tabIndex={-1}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {isPhone && !isInsideCase && <PhoneTabs />}
      <Palette />
    </div>
  )
}

const Palette = () => {
  const isOpen = usePaletteOpen()
  const [wasOpen, setWasOpen] = useState(false)
  if (isOpen && !wasOpen) setWasOpen(true)
  useHotkeys([['mod+K', openPalette]], [], true)
  return (
    wasOpen && (
      <Suspense fallback={null}>
        <CommandPalette isOpen={isOpen} />
      </Suspense>
    )
  )
}
