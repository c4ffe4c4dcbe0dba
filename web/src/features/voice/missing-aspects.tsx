import type { Survey } from '@heed/contract/voice.ts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './missing-aspects.module.css'

/** Which aspects of satisfaction the questions leave out, and what the figures then cannot say. */
export const MissingAspects = ({ survey: { missingAspects } }: { survey: Survey }) => {
  const { t } = useTranslation('voice')
  if (missingAspects.length === 0) return null
  return (
    <div className={classes.missing} role="status">
      <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
      <div>
        <h3>{t('surveys.missingTitle')}</h3>
        <ul>
          {missingAspects.map((aspect) => (
            <li key={aspect}>{t(`surveys.missing.${aspect}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
