import type { SurveyDrivers } from '@heed/contract/survey-figures.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ChartBox } from '../../../ui/chart/chart-box.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { aboutOf, DriverRows } from '../figures/drivers.tsx'
import { driversQuery } from '../figures/figure-queries.ts'
import { useDriverChart } from '../figures/use-driver-chart.ts'
import type { ResultFilter } from '../survey-queries.ts'
import { ReportPart } from './report-part.tsx'

/** What goes together with satisfaction; nothing where that cannot be told. */
export const ReportDrivers = ({ surveyId, filter }: { surveyId: string; filter: ResultFilter }) => {
  const { t } = useTranslation('surveys')
  const drivers = useQuery({ ...driversQuery(surveyId, filter), placeholderData: undefined })
  if (drivers.isPending) return null
  if (drivers.isError) return <ErrorNote reason={drivers.error} onRetry={() => drivers.refetch()} />
  const { refused, crosshair, aspects } = drivers.data
  if (refused !== null) return null
  if (crosshair) return <DriverPart drivers={drivers.data} crosshair={crosshair} />
  return (
    <ReportPart title={t('figures.drivers.title')} text={`${aboutOf(drivers.data, t)} ${t('figures.drivers.noMap')}`}>
      <DriverRows aspects={aspects} />
    </ReportPart>
  )
}

type DriverPartProps = { drivers: SurveyDrivers; crosshair: NonNullable<SurveyDrivers['crosshair']> }

const DriverPart = ({ drivers, crosshair }: DriverPartProps) => {
  const { t } = useTranslation('surveys')
  const { title, option } = useDriverChart(drivers, crosshair)
  return (
    <ReportPart title={title} text={`${aboutOf(drivers, t)} ${t('figures.drivers.crosshair')}`}>
      <ChartBox label={title} height={320} option={option} />
      <DriverRows aspects={drivers.aspects} />
    </ReportPart>
  )
}
