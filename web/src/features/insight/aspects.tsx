import type { Insight } from '@heed/contract/insight.ts'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { languageTags } from '../../app/languages.ts'
import { useMay } from '../../app/session.ts'
import classes from './aspects.module.css'
import { EstimateStrip } from './estimate-strip.tsx'
import { aspectEstimates, pairEstimate } from './measures.ts'
import type { OpenBehind } from './use-insight.ts'

/** What satisfaction is made of: four scores, or by name why there is none. */
export const Aspects = ({ insight, onOpen }: { insight: Insight; onOpen: OpenBehind }) => {
  const { t } = useTranslation('insight')
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={classes.aspects}>
      <header>
        <h2 id={heading}>{t('aspects.title')}</h2>
        <p>{t('aspects.text')}</p>
      </header>
      <EstimateStrip insight={insight} of={[...aspectEstimates, pairEstimate]} onOpen={onOpen} />
      <Missing insight={insight} />
    </section>
  )
}

/** A score of earlier answers stays; that no new ones come must be said beside it. */
const Missing = ({ insight: { missingAspects } }: { insight: Insight }) => {
  const { t } = useTranslation('insight')
  const may = useMay()
  if (missingAspects.length === 0) return null
  return (
    <p className={classes.missing}>
      {t('aspects.note', { names: inOneList(missingAspects.map((aspect) => t(`measure.${aspect}`))) })}{' '}
      {may('survey:read') && (
        <Link to="/surveys" className="link">
          {t('aspects.open')}
        </Link>
      )}
    </p>
  )
}

const inOneList = (names: string[]) => new Intl.ListFormat(languageTags[currentLanguage()]).format(names)
