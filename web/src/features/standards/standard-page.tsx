import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { StandardBrand } from '../brand/standard-brand.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { BehindStandard } from './behind-standard.tsx'
import { HigherTargets } from './higher-target.tsx'
import { MarkForm } from './mark-form.tsx'
import { Results } from './results.tsx'
import { useMayChange } from './standard-acts.ts'
import { StandardFacts } from './standard-facts.tsx'
import { StandardForm } from './standard-form.tsx'
import classes from './standard-page.module.css'
import { type Behind, standardQuery } from './standard-queries.ts'
import { Where } from './standard-row.tsx'
import { sentenceOf, targetWords, wordingOf } from './standard-words.ts'

/** One standard: what is done and why, how it was kept, and the very things behind each figure. */
export const StandardPage = () => {
  const { t } = useTranslation('standards')
  const { standardId } = useParams({ from: '/shell/standards/$standardId' })
  const may = useMay()
  const mayChange = useMayChange()
  const query = useQuery(standardQuery(standardId))
  const [isEditing, setEditing] = useState(false)
  const [behind, setBehind] = useState<{ title: string; of: Behind }>()
  if (query.isPending) return <PageSkeleton rows={6} />
  if (query.isError) return <EmptyState title={t('notFound')} />
  const standard = query.data
  const wording = wordingOf(standard)
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        <div className={classes.inside}>
          <header className={classes.head}>
            <div>
              <p className="small quiet">
                <Link to="/standards" className="link">
                  {t('title')}
                </Link>{' '}
                · {t(`dimension.${standard.dimension}`)}
              </p>
              <h1>
                {standard.name}{' '}
                {standard.notYetYours && <Chip tone="warn">{t('state.notYetYours', { ns: 'common' })}</Chip>}
                {!standard.active && <Chip tone="hold">{t('off')}</Chip>}
              </h1>
              {wording && <p className={classes.wording}>{sentenceOf(wording)}</p>}
              <p className="small quiet">
                {targetWords(standard)} {t('share', { share: percent(standard.targetSharePercent) })}
                {standard.hours && ` · ${t(`hours.${standard.hours}`)}`} · <Where standard={standard} />
              </p>
            </div>
            {mayChange(standard.branchId) && (
              <Button leftSection={<IconPencil size={16} stroke={1.7} />} onClick={() => setEditing(true)}>
                {t('act.edit', { ns: 'common' })}
              </Button>
            )}
          </header>
          {may('standard:mark') && standard.active && standard.method === 'check' && <MarkForm standard={standard} />}
          <Results standard={standard} onOpen={(title, of) => setBehind({ title, of })} />
          <HigherTargets
            standardId={standard.id}
            targets={standard.higherTargets}
            mayChange={mayChange(standard.branchId)}
          />
          <StandardBrand standardId={standard.id} mayChange={mayChange(standard.branchId)} />
          <StandardFacts standard={standard} />
        </div>
      </div>
      {behind && (
        <BehindStandard
          key={JSON.stringify(behind)}
          standard={standard}
          title={behind.title}
          behind={behind.of}
          onClose={() => setBehind(undefined)}
        />
      )}
      <EditDrawer title={t('change')} isOpen={isEditing} onClose={() => setEditing(false)}>
        {isEditing && <StandardForm standard={standard} onDone={() => setEditing(false)} />}
      </EditDrawer>
    </div>
  )
}
