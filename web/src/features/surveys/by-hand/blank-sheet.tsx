import { drawSurveySheet } from '@heed/contract/survey-by-hand.ts'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import type { Language } from '../../../app/languages.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import classes from '../surveys.module.css'

type BlankSheetProps = { surveyId: string; branchId: string; language: Language }

/** The survey as it comes out of the printer. */
export const BlankSheet = ({ surveyId, branchId, language }: BlankSheetProps) => {
  const { t } = useTranslation('surveys')
  const frame = useRef<HTMLIFrameElement>(null)
  const sheet = useQuery({
    queryKey: ['survey', surveyId, 'sheet', branchId, language],
    queryFn: ({ signal }) => call(drawSurveySheet, { params: { id: surveyId }, query: { branchId, language }, signal }),
  })
  if (sheet.isError) return <ErrorNote reason={sheet.error} onRetry={() => sheet.refetch()} />
  return (
    <>
      <div className={classes.keptNote}>
        <Button
          variant="filled"
          leftSection={<IconPrinter size={16} stroke={1.7} />}
          disabled={!sheet.data}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t('hand.print')}
        </Button>
        <span className="quiet">{t('hand.printText')}</span>
      </div>
      {sheet.data && (
        <iframe
          ref={frame}
          title={t('hand.mode_print')}
          className={classes.sheetFrame}
          srcDoc={sheet.data.html}
          sandbox="allow-same-origin allow-modals"
        />
      )}
    </>
  )
}
