import type { BrandAct, BrandIdea, BrandValue } from '@heed/contract/brand.ts'
import type { ExperienceAspect } from '@heed/contract/experience.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame } from '../settings/page-frame.tsx'
import { ActForm } from './act-form.tsx'
import { AspectForm } from './aspect-form.tsx'
import { brandQuery } from './brand-queries.ts'
import { ExperienceMap } from './experience-map.tsx'
import { IdeaForm } from './idea-form.tsx'
import { Ideas } from './ideas.tsx'
import { Personality } from './personality.tsx'
import { ValueForm } from './value-form.tsx'
import { Values } from './values.tsx'
import { WordForm } from './word-form.tsx'

/** What is open beside the page. */
export type Edited =
  | { part: 'word' }
  | { part: 'value'; value?: BrandValue }
  | { part: 'idea'; idea?: BrandIdea }
  | { part: 'act'; act?: BrandAct; ideaId?: string | null }
  | { part: 'aspect'; aspect?: ExperienceAspect }

/** What the business is like and stands for, and the acts that show it. */
export const BrandPage = () => {
  const { t } = useTranslation('brand')
  const may = useMay()
  const { member } = useMe()
  const brand = useQuery(brandQuery)
  const [edited, setEdited] = useState<Edited>()
  const close = () => setEdited(undefined)
  const mayEdit = may('standard:edit') && member.branchIds === null
  const onEdit = mayEdit ? setEdited : undefined
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      {brand.isPending && <PageSkeleton rows={6} />}
      {brand.isError && <ErrorNote reason={brand.error} onRetry={() => brand.refetch()} />}
      {brand.data && (
        <>
          <Personality words={brand.data.words} onEdit={onEdit} />
          <Values brand={brand.data} onEdit={onEdit} />
          <Ideas brand={brand.data} onEdit={onEdit} />
          <ExperienceMap onEdit={onEdit} />
        </>
      )}
      <EditDrawer title={edited ? t(titleOf(edited)) : ''} isOpen={edited !== undefined} onClose={close}>
        {edited?.part === 'word' && <WordForm onDone={close} />}
        {edited?.part === 'value' && <ValueForm value={edited.value} onDone={close} />}
        {edited?.part === 'idea' && <IdeaForm idea={edited.idea} onDone={close} />}
        {edited?.part === 'aspect' && <AspectForm aspect={edited.aspect} onDone={close} />}
        {edited?.part === 'act' && (
          <ActForm
            act={edited.act}
            ideaId={edited.ideaId ?? edited.act?.ideaId ?? null}
            ideas={brand.data?.ideas ?? []}
            onDone={close}
          />
        )}
      </EditDrawer>
    </PageFrame>
  )
}

const titleOf = (edited: Edited) => {
  if (edited.part === 'word') return 'word.add'
  if (edited.part === 'value') return edited.value ? 'value.change' : 'value.add'
  if (edited.part === 'idea') return edited.idea ? 'idea.change' : 'idea.add'
  if (edited.part === 'aspect') return edited.aspect ? 'experience.change' : 'experience.add'
  return edited.act ? 'act.change' : 'act.add'
}
