import type { FaceState } from '@heed/contract/audits.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './face.module.css'
import { FaceForm } from './face-form.tsx'
import { facesQuery } from './face-queries.ts'
import { Photos } from './photos.tsx'

/** Every face with its score, its owner, a photo and the day, place by place. */
export const FacesPart = () => {
  const { t } = useTranslation('audits')
  const faces = useQuery(facesQuery)
  if (faces.isPending) return <PageSkeleton rows={7} />
  if (faces.isError) return <ErrorNote reason={faces.error} onRetry={() => faces.refetch()} />
  const places = [...Map.groupBy(faces.data.items, ({ branch }) => branch?.id ?? '')]
  return places.map(([id, items]) => {
    const name = items[0]?.branch?.name ?? t('business')
    return (
      <PageSection key={id} title={name}>
        <Sheet label={name}>
          {items.map((face) => (
            <FaceRow key={face.face} face={face} />
          ))}
        </Sheet>
      </PageSection>
    )
  })
}

const FaceRow = ({ face }: { face: FaceState }) => {
  const { t } = useTranslation(['audits', 'common'])
  const may = useMay()
  const [isEdited, setEdited] = useState(false)
  const { audit, owner, maintainer } = face
  const name = t(`face.${face.face}`)
  const facts = [
    audit && t('faces.day', { day: calendarDay(audit.day) }),
    owner ? owner.name : t('faces.noOwner'),
    maintainer && t('faces.maintained', { name: maintainer }),
    face.open > 0 && t('faces.open', { n: face.open }),
  ]
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <h3>{name}</h3>
        <p>{facts.filter(Boolean).join(' · ')}</p>
        {face.isDue && <Chip tone="warn">{t(audit ? 'faces.due' : 'faces.never')}</Chip>}
      </div>
      {audit?.photo && <Photos ids={[audit.photo]} label={t('faces.photo', { face: name })} />}
      {audit && (
        <Link className={classes.score} to="/face/$auditId" params={{ auditId: audit.id }}>
          {audit.score === null ? '–' : t('score', { score: number(Math.round(audit.score)) })}
        </Link>
      )}
      {may('standard:edit') && (
        <Button size="xs" aria-label={t('faces.edit', { face: name })} onClick={() => setEdited(true)}>
          {t('faces.owner')}
        </Button>
      )}
      <EditDrawer title={t('faces.edit', { face: name })} isOpen={isEdited} onClose={() => setEdited(false)}>
        {isEdited && <FaceForm face={face} onDone={() => setEdited(false)} />}
      </EditDrawer>
    </li>
  )
}
