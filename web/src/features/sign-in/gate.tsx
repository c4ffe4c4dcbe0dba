import { Menu } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, currentLanguage } from '../../app/i18n.ts'
import { languageNames, languages } from '../../app/languages.ts'
import { Mark } from '../../ui/mark.tsx'
import classes from './gate.module.css'

/** The frame of the pages before sign-in: the mark, one task, and the language. */
export const Gate = ({ children, wide = false }: { children: ReactNode; wide?: boolean }) => {
  useTranslation()
  return (
    <div className={classes.gate}>
      <header>
        <Mark named size={28} />
        <Menu position="bottom-end" shadow="none">
          <Menu.Target>
            <button type="button" className={classes.language}>
              <IconLanguage size={17} stroke={1.6} aria-hidden /> {languageNames[currentLanguage()]}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {languages.map((language) => (
              <Menu.Item key={language} lang={language} onClick={() => chooseLanguage(language)}>
                {languageNames[language]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </header>
      <main className={classes.task} data-wide={wide}>
        {children}
      </main>
    </div>
  )
}
