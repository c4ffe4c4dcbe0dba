import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../app/languages.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { drawPreview } from './survey-queries.ts'
import classes from './surveys.module.css'

type PreviewProps = { surveyId: string; content: SurveyContent; language: Language }
type Place = { page: number; fields: [string, string][] }

/**
 * The page as customers see it on a phone, drawn by the server that draws it for them. Nothing may run in the frame, so its buttons
 * are watched from outside; what is tried there is kept nowhere.
 */
export const Preview = ({ surveyId, content, language }: PreviewProps) => {
  const { t } = useTranslation('surveys')
  const [written] = useDebouncedValue(content, 400)
  const [place, setPlace] = useState<Place>({ page: 0, fields: [] })
  const frame = useRef<HTMLIFrameElement>(null)
  const drawn = useQuery({
    queryKey: ['survey', surveyId, 'preview', written, language, place],
    queryFn: () => drawPreview(surveyId, { content: written, language, ...place }),
    placeholderData: (before) => before,
    gcTime: 0,
    enabled: written.questions.length > 0,
  })
  const page = drawn.data
  useEffect(() => {
    const element = frame.current
    if (!element || !page) return
    const watch = () => {
      const inside = element.contentDocument
      inside?.addEventListener('click', (event) => {
        const target = event.target as Element | null
        if (target?.closest('a')) event.preventDefault()
        const button = target?.closest('button')
        const form = inside.forms[0]
        if (!button || !form) return
        event.preventDefault()
        const typed = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
        const names = new Set([...form.elements].map((field) => field.getAttribute('name')))
        const before = page.fields.filter(([name]) => !names.has(name)) as [string, string][]
        setPlace({ page: page.page, fields: [...before, ...typed, ['go', button.value]] })
      })
    }
    element.addEventListener('load', watch)
    return () => element.removeEventListener('load', watch)
  }, [page])
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
      {page && <iframe ref={frame} title={t('preview.title')} srcDoc={page.html} sandbox="allow-same-origin" />}
      <small>{t('preview.note')}</small>
    </figure>
  )
}
