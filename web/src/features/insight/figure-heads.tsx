import type { Insight } from '@heed/contract/insight.ts'
import { useTranslation } from 'react-i18next'
import { FigureStrip } from '../../ui/figure-strip.tsx'
import { axisOf, bare, estimates } from './measures.ts'
import type { OpenBehind } from './use-insight.ts'

/** The five figures that say how customers were served, each against the period before. */
export const FigureHeads = ({ insight, onOpen }: { insight: Insight; onOpen: OpenBehind }) => {
  const { t } = useTranslation('insight')
  const figures = estimates.map(({ key, figure }) => {
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
      write: (of: number) => bare(key, of),
      unit: key === 'nps' ? undefined : '%',
      previous: insight.previous[key].value,
      none: t('noData'),
    }
  })
  return <FigureStrip figures={figures} onOpen={(opened) => onOpen({ figure: figureOf(figures, opened.label) })} />
}

const figureOf = <Figure,>(figures: { label: string; figure: Figure }[], label: string): Figure =>
  (figures.find((figure) => figure.label === label) ?? (figures[0] as { figure: Figure })).figure
