import type { BrandFinding } from '@heed/contract/brand.ts'
import { useTranslation } from 'react-i18next'
import classes from './brand.module.css'

/** Words of our tone that were found, and those that we avoid with what to say instead. */
export const FoundWords = ({ findings }: { findings: BrandFinding[] }) => {
  const { t } = useTranslation('brand')
  return (
    <ul className={classes.found}>
      {findings.map(({ kind, phrase, language, from, instead }) => (
        <li key={`${language}${from}${phrase}`} data-kind={kind}>
          <mark lang={language}>{phrase}</mark>{' '}
          {kind === 'tone' ? t('fit.tone') : t('fit.avoided', { instead: instead ?? '' })}
        </li>
      ))}
    </ul>
  )
}
