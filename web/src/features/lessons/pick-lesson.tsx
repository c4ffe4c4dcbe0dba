import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { usePickLesson } from './lesson-queries.ts'

/** Makes a draft for the case library and opens it. */
export const PickLesson = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation('lessons')
  const go = useNavigate()
  const pick = usePickLesson(caseId, ({ id }) => go({ to: '/lessons', search: { show: 'draft', lesson: id } }))
  return (
    <div>
      {pick.isError && <ErrorNote reason={pick.error} />}
      <Button size="compact-sm" loading={pick.isPending} onClick={() => pick.mutate(undefined)}>
        {t('pick')}
      </Button>
    </div>
  )
}
