import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { chooseLanguage, currentLanguage } from '../i18n.ts'
import type { Language } from '../languages.ts'
import { useMe, useUpdateMe } from '../session.ts'

/** Brings the person's own language and theme to this device when they sign in. */
export const useOwnChoices = () => {
  const { language, theme } = useMe()
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    if (language !== currentLanguage()) chooseLanguage(language)
  }, [language])
  useEffect(() => setColorScheme(theme), [theme, setColorScheme])
}

/** Changes language or theme at once on this device, and for the person everywhere. */
export const useChoose = () => {
  const { mutate } = useUpdateMe()
  const { setColorScheme } = useMantineColorScheme()
  return {
    language: (language: Language) => {
      chooseLanguage(language)
      mutate({ language })
    },
    theme: (theme: 'auto' | 'light' | 'dark') => {
      setColorScheme(theme)
      mutate({ theme })
    },
  }
}
