import type { Lesson } from '@heed/contract/lessons.ts'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { LessonForm } from './lesson-form.tsx'
import { lessonQuery, usePublishLesson, useWithdrawLesson } from './lesson-queries.ts'
import { LessonText } from './lesson-text.tsx'

type LessonViewProps = { lessonId: string; onClose: () => void; onMoved: (lesson: Lesson) => void }

/** One lesson, and what may be done with it. */
export const LessonView = ({ lessonId, onClose, onMoved }: LessonViewProps) => {
  const { t } = useTranslation('lessons')
  const lesson = useQuery(lessonQuery(lessonId))
  return (
    <EditDrawer title={lesson.data?.title ?? t('title')} isOpen onClose={onClose} size={620}>
      {lesson.isPending && <PageSkeleton rows={4} />}
      {lesson.isError && <ErrorNote reason={lesson.error} onRetry={() => lesson.refetch()} />}
      {lesson.data && <Whole lesson={lesson.data} onMoved={onMoved} />}
    </EditDrawer>
  )
}

const Whole = ({ lesson, onMoved }: { lesson: Lesson; onMoved: (lesson: Lesson) => void }) => {
  const may = useMay()
  const [isWriting, setWriting] = useState(false)
  const mayWrite = may('prevention:act') && lesson.case !== null
  if (isWriting) return <LessonForm lesson={lesson} onDone={() => setWriting(false)} />
  return (
    <Stack gap="md">
      <LessonText lesson={lesson} />
      <p className={classes.meta}>
        {lesson.case && (
          <Link to="/cases/$caseId" params={{ caseId: lesson.case.id }} className="link">
            #{lesson.case.number}
          </Link>
        )}
        {lesson.madeBy && <span>{lesson.madeBy.name}</span>}
        <When at={lesson.publishedAt ?? lesson.madeAt} />
      </p>
      {mayWrite && lesson.state !== 'published' && (
        <Draft lesson={lesson} onWrite={() => setWriting(true)} onMoved={onMoved} />
      )}
      {mayWrite && lesson.state === 'published' && <Withdraw lesson={lesson} onMoved={onMoved} />}
    </Stack>
  )
}

type DraftProps = { lesson: Lesson; onWrite: () => void; onMoved: (lesson: Lesson) => void }

const Draft = ({ lesson, onWrite, onMoved }: DraftProps) => {
  const { t } = useTranslation('lessons')
  const publish = usePublishLesson(lesson.id, onMoved)
  return (
    <>
      {lesson.left.length === 0 ? (
        <p className="quiet small">{t('left.none')}</p>
      ) : (
        <section aria-label={t('left.title')}>
          <h3>{t('left.title')}</h3>
          <ul className={classes.checks}>
            {lesson.left.map(({ field, kind, words }) => (
              <li key={`${field} ${words}`} className={classes.meta}>
                <Chip tone="over">{t(`left.kind.${kind}`)}</Chip>
                <b lang={lesson.language}>{words}</b>
                <span>{t(field === 'title' ? 'name' : field)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {publish.isError && <ErrorNote reason={publish.error} />}
      <Group gap="xs">
        <Button
          variant="filled"
          disabled={lesson.left.length > 0}
          loading={publish.isPending}
          onClick={() => publish.mutate(undefined)}
        >
          {t('publish')}
        </Button>
        <Button onClick={onWrite}>{t('edit')}</Button>
      </Group>
    </>
  )
}

const Withdraw = ({ lesson, onMoved }: { lesson: Lesson; onMoved: (lesson: Lesson) => void }) => {
  const { t } = useTranslation('lessons')
  const [why, setWhy] = useState<string>()
  const withdraw = useWithdrawLesson(lesson.id, onMoved)
  if (why === undefined)
    return (
      <div>
        <Button onClick={() => setWhy('')}>{t('withdraw')}</Button>
      </div>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why.trim()) withdraw.mutate(why.trim())
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('why')}
          maxLength={500}
          autoFocus
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <FormFoot
          problem={withdraw.error}
          isBusy={withdraw.isPending}
          go={t('withdraw')}
          onCancel={() => setWhy(undefined)}
        />
      </Stack>
    </form>
  )
}
