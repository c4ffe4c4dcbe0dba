import type { FigureSet, Insight } from '@heed/contract/insight.ts'
import { type Aspect, aspects } from '@heed/contract/voice.ts'
import { t } from 'i18next'
import type { EstimateKey } from './measures.ts'

const isAspect = (key: EstimateKey): key is Aspect => aspects.some((aspect) => aspect === key)

/** Why a figure has nothing to say: nobody answered, or nobody was asked, and about what. */
export const noScoreWords = (insight: Insight, figures: FigureSet, key: EstimateKey): string => {
  if (!isAspect(key) || figures[key].asked > 0) return t('insight:noData')
  if (insight.missingAspects.includes(key)) return t(`insight:aspects.missing.${key}`)
  const isAnswered = figures.csat.n > 0 || aspects.some((aspect) => figures[aspect].asked > 0)
  return isAnswered ? t('insight:aspects.notThen') : t('insight:noData')
}
