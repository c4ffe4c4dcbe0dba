import type { Insight } from '@heed/contract/insight.ts'
import { useTranslation } from 'react-i18next'
import { FigureStrip } from '../../ui/figure-strip.tsx'
import { noScoreWords } from './aspect-words.ts'
import { axisOf, bare, type EstimateKey, type Measured } from './measures.ts'
import type { OpenBehind } from './use-insight.ts'

type EstimateStripProps = { insight: Insight; of: Measured<EstimateKey>[]; onOpen: OpenBehind }

/** Figures of the whole period side by side, each against the period before. */
export const EstimateStrip = ({ insight, of, onOpen }: EstimateStripProps) => {
  const { t } = useTranslation('insight')
  const figures = of.map(({ key, figure }) => {
    const { value, low, high, n, tooFew } = insight.all[key]
    return {
      figure,
      label: t(`measure.${key}`),
      value,
      low,
      high,
      n,
      tooFew,
      axis: axisOf(key, insight),
      write: (value: number) => bare(key, value),
      unit: key === 'nps' ? undefined : ('%' as const),
      previous: insight.previous[key].value,
      none: noScoreWords(insight, insight.all, key),
    }
  })
  return <FigureStrip figures={figures} onOpen={({ figure }) => onOpen({ figure })} />
}
