import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import { problemText } from './problem.ts'

/** A page that broke: says so, keeps calm, and offers to load again. */
export const PageFailed = ({ error }: { error: unknown }) => {
  const { t } = useTranslation()
  const isOldBuild = error instanceof TypeError && /import|module/i.test(error.message)
  return (
    <EmptyState
      title={isOldBuild ? t('error.newVersion') : t('error.pageTitle')}
      text={isOldBuild ? t('error.nothingLost') : problemText(error)}
      action={
        <Button variant="filled" onClick={() => location.reload()}>
          {t('error.reload')}
        </Button>
      }
    />
  )
}

export const PageMissing = () => {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t('error.notFoundTitle')}
      text={t('error.notFoundText')}
      action={
        <Button variant="filled" component="a" href="/">
          {t('act.back')}
        </Button>
      }
    />
  )
}
