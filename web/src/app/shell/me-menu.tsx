import { Menu } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/avatar.tsx'
import { currentLanguage } from '../i18n.ts'
import { languageNames, languages } from '../languages.ts'
import { signOut, useMe } from '../session.ts'
import classes from './me-menu.module.css'
import { useChoose } from './own-choices.ts'

// Fetched when the menu opens: most people are asked nothing.
const OwnSurveysItem = lazy(async () => ({
  default: (await import('../../features/staff-surveys/own-surveys-item.tsx')).OwnSurveysItem,
}))

const themeIcons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** Who is signed in, with their language, light or dark, and the way out. */
export const MeMenu = ({ isSmall = false }: { isSmall?: boolean }) => {
  const { t } = useTranslation('shell')
  const { member, branches } = useMe()
  const where = member.branchIds === null ? t('me.allBranches') : branches.map((branch) => branch.name).join(', ')
  return (
    <Menu position="right-end" width={230} shadow="none">
      <Menu.Target>
        <button type="button" className={classes.me} data-small={isSmall}>
          <Avatar name={member.name} size={isSmall ? 32 : 28} />
          {isSmall && <span className="sr">{t('me.menu', { name: member.name })}</span>}
          {!isSmall && (
            <span>
              <b>{member.name}</b>
              <small>
                {t(`role.${member.role}`, { ns: 'common' })}, {where}
              </small>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <MeMenuItems />
      </Menu.Dropdown>
    </Menu>
  )
}

export const MeMenuItems = () => {
  const { t } = useTranslation('shell')
  const { theme } = useMe()
  const choose = useChoose()
  return (
    <>
      <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={17} stroke={1.6} />}>
        {t('page.settings')}
      </Menu.Item>
      <Suspense fallback={null}>
        <OwnSurveysItem />
      </Suspense>
      <Menu.Divider />
      <Menu.Label>{t('language.title')}</Menu.Label>
      {languages.map((language) => (
        <Menu.Item
          key={language}
          lang={language}
          onClick={() => choose.language(language)}
          rightSection={language === currentLanguage() && <IconCheck size={15} />}
        >
          {languageNames[language]}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Label>{t('theme.title')}</Menu.Label>
      {(['auto', 'light', 'dark'] as const).map((scheme) => {
        const Icon = themeIcons[scheme]
        return (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} stroke={1.6} />}
            onClick={() => choose.theme(scheme)}
            rightSection={scheme === theme && <IconCheck size={15} />}
          >
            {t(`theme.${scheme}`)}
          </Menu.Item>
        )
      })}
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => signOut()}>
        {t('signOut')}
      </Menu.Item>
    </>
  )
}
