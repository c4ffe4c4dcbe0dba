import { Menu } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { mineQuery } from './staff-queries.ts'

/** The way to what one is asked oneself, beside one's own settings; only while something is asked. */
export const OwnSurveysItem = () => {
  const { t } = useTranslation('staff')
  const { data } = useQuery(mineQuery)
  if (!data || data.items.length === 0) return null
  return (
    <Menu.Item component={Link} to="/my-surveys" leftSection={<IconClipboardText size={17} stroke={1.6} />}>
      {t('mine.title')}
    </Menu.Item>
  )
}
