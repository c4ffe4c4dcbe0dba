import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../app/languages.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { FormFrame } from './form-frame.tsx'
import { drawPreview } from './survey-queries.ts'
import classes from './surveys.module.css'

type PreviewProps = { surveyId: string; content: SurveyContent; language: Language }
type Place = { page: number; fields: [string, string][] }

/**
 * The page as customers see it on a phone, drawn by the server that draws it for them; what is tried there is kept nowhere.
 */
export const Preview = ({ surveyId, content, language }: PreviewProps) => {
  const { t } = useTranslation('surveys')
  const [written] = useDebouncedValue(content, 400)
  const [place, setPlace] = useState<Place>({ page: 0, fields: [] })
  const drawn = useQuery({
    queryKey: ['survey', surveyId, 'preview', written, language, place],
    queryFn: () => drawPreview(surveyId, { content: written, language, ...place }),
    placeholderData: (before) => before,
    gcTime: 0,
    enabled: written.questions.length > 0,
  })
  const page = drawn.data
  if (written.questions.length === 0) return <p className={classes.note}>{t('preview.empty')}</p>
  return (
    <figure className={classes.phone}>
      <figcaption>
        {t('preview.title')}
        {(place.page > 0 || place.fields.length > 0) && (
          <button type="button" className={classes.restart} onClick={() => setPlace({ page: 0, fields: [] })}>
            {t('preview.restart')}
          </button>
        )}
      </figcaption>
      {drawn.isError && <ErrorNote reason={drawn.error} onRetry={() => drawn.refetch()} />}
      {page && (
        <FormFrame
          html={page.html}
          title={t('preview.title')}
          onStep={(typed, names) =>
            setPlace({ page: page.page, fields: [...page.fields.filter(([name]) => !names.has(name)), ...typed] })
          }
        />
      )}
      <small>{t('preview.note')}</small>
    </figure>
  )
}
