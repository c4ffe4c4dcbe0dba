import type { Lesson } from '@heed/contract/lessons.ts'
import { useTranslation } from 'react-i18next'
import classes from '../prevention/prevention.module.css'

/** Problem, solution and lesson, as they were written. */
export const LessonText = ({ lesson }: { lesson: Lesson }) => {
  const { t } = useTranslation('lessons')
  return (
    <dl className={classes.lesson}>
      {(['problem', 'solution', 'lesson'] as const).map((field) =>
        lesson[field] ? (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{t(field)}</dt>
            <dd lang={lesson.language} style={{ whiteSpace: 'pre-line' }}>
              {lesson[field]}
            </dd>
          </div>
        ) : null,
      )}
      {lesson.cause && (
        <>
          <dt>{t('cause')}</dt>
          <dd>{lesson.cause.words}</dd>
        </>
      )}
    </dl>
  )
}
