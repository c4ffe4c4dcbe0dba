import type { SurveyDrivers } from '@heed/contract/survey-figures.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { percent } from '../../../ui/format.ts'
import { inWords } from '../survey-words.ts'
import { driverMap } from './driver-map.ts'

export const write = (value: number) => percent(Math.round(value))

/** What the map of drivers says as a sentence, and the map. */
export function useDriverChart({ aspects }: SurveyDrivers, crosshair: NonNullable<SurveyDrivers['crosshair']>) {
  const { t } = useTranslation('surveys')
  const urgent = aspects.filter(({ quarter }) => quarter === 'concentrate_here')
  const title =
    urgent.length > 0
      ? t('figures.drivers.urgent', { names: urgent.map(({ ask, question }) => inWords(ask) || question).join(', ') })
      : t('figures.drivers.calm')
  const option = useMemo(
    () =>
      driverMap({
        points: aspects.map(({ ask, question, importance, performance, quarter }) => ({
          name: inWords(ask) || question,
          importance,
          performance,
          isUrgent: quarter === 'concentrate_here',
          tip: `${quarter ? t(`figures.drivers.quarter.${quarter}`) : ''}<br>${t('figures.drivers.importance')} ${write(importance)} · ${t('figures.drivers.performance')} ${write(performance)}`,
        })),
        crosshair,
        axes: { importance: t('figures.drivers.importance'), performance: t('figures.drivers.performance') },
        write,
      }),
    [aspects, crosshair, t],
  )
  return { title, option }
}
