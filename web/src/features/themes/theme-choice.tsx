import { putIntoTheme } from '@heed/contract/themes.ts'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { themeChoicesQuery, useThemeAct } from './theme-queries.ts'

type ThemeChoiceProps = {
  ids: string[]
  /** The theme it belongs to, of a single item. */
  theme?: { id: string; name: string } | null
  /** With its label above, in a form; else only a field in a bar. */
  isLabelled?: boolean
  onDone?: () => void
}

/** Puts feedback under a theme that is not done. */
export const ThemeChoice = ({ ids, theme = null, isLabelled = false, onDone }: ThemeChoiceProps) => {
  const { t } = useTranslation('feedback')
  const themes = useQuery(themeChoicesQuery)
  const put = useThemeAct(
    (id: string) => call(putIntoTheme, { params: { id }, body: { feedbackIds: ids, belongs: true } }),
    { said: ({ changed }) => t('move.themed', { n: changed }), onDone, toasts: true },
  )
  const open = themes.data?.items ?? []
  const own = theme && !open.some(({ id }) => id === theme.id) ? [theme] : []
  if (isLabelled && open.length + own.length === 0) return null
  return (
    <Select
      label={isLabelled ? t('move.theme') : undefined}
      description={isLabelled ? t('move.themeText') : undefined}
      aria-label={t('move.theme')}
      placeholder={isLabelled ? t('move.chooseTheme') : t('move.theme')}
      searchable
      allowDeselect={false}
      disabled={put.isPending}
      data={[...open, ...own].map(({ id, name }) => ({ value: id, label: name }))}
      value={theme?.id ?? null}
      onChange={(id) => id && id !== theme?.id && put.mutate(id)}
    />
  )
}
