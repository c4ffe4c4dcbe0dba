import { exportSurveyCsv, exportSurveyXlsx } from '@heed/contract/surveys.ts'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import type { Behind, ResultFilter } from './survey-queries.ts'

const mostInWorkbook = 20_000

type AnswerFilesProps = { surveyId: string; filter: ResultFilter & Partial<Behind>; count?: number }

/** The very answers that are counted here, as files; a workbook only where it holds them all. */
export const AnswerFiles = ({ surveyId, filter, count }: AnswerFilesProps) => {
  const { t } = useTranslation('surveys')
  if (!useMay()('feedback:export')) return null
  const icon = <IconDownload size={16} stroke={1.7} />
  return (
    <>
      <Button component="a" href={addressOf(exportSurveyCsv, { id: surveyId }, filter)} download leftSection={icon}>
        {t('files.csv')}
      </Button>
      {count !== undefined && count <= mostInWorkbook && (
        <Button component="a" href={addressOf(exportSurveyXlsx, { id: surveyId }, filter)} download leftSection={icon}>
          {t('files.xlsx')}
        </Button>
      )}
    </>
  )
}
