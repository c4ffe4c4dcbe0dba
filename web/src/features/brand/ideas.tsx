import { type Brand, type BrandAct, takeBrandIdea } from '@heed/contract/brand.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './brand.module.css'
import type { Edited } from './brand-page.tsx'
import { useBrandAct } from './brand-queries.ts'
import { StandardLinks } from './standard-links.tsx'

type OnEdit = ((edited: Edited) => void) | undefined

/** Big ideas and the acts beneath each; an idea without acts says so, and so does an act that belongs to none. */
export const Ideas = ({ brand, onEdit }: { brand: Brand; onEdit: OnEdit }) => {
  const { t } = useTranslation('brand')
  const take = useBrandAct((key: string) => call(takeBrandIdea, { body: { key } }), { said: t('idea.taken') })
  const { ideas, looseActs, suggestedIdeas } = brand
  return (
    <PageSection
      title={t('ideas')}
      text={t('ideasText')}
      aside={
        onEdit && (
          <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => onEdit({ part: 'idea' })}>
            {t('idea.add')}
          </Button>
        )
      }
    >
      {ideas.length + looseActs.length > 0 && (
        <Sheet label={t('ideas')}>
          {ideas.map((idea) => (
            <li key={idea.id} className={classes.idea}>
              <h3>
                {onEdit ? (
                  <button type="button" className={classes.plain} onClick={() => onEdit({ part: 'idea', idea })}>
                    {idea.name}
                  </button>
                ) : (
                  idea.name
                )}{' '}
                {idea.acts.length === 0 && <Chip tone="warn">{t('idea.noActs')}</Chip>}
              </h3>
              <Acts acts={idea.acts} onEdit={onEdit} />
              {onEdit && (
                <Button
                  size="xs"
                  leftSection={<IconPlus size={14} stroke={1.8} />}
                  aria-label={`${t('act.add')}: ${idea.name}`}
                  onClick={() => onEdit({ part: 'act', ideaId: idea.id })}
                >
                  {t('act.add')}
                </Button>
              )}
            </li>
          ))}
          {looseActs.length > 0 && (
            <li className={classes.idea}>
              <h3>
                {t('loose')} <Chip tone="warn">{t('act.noIdea')}</Chip>
              </h3>
              <Acts acts={looseActs} onEdit={onEdit} />
            </li>
          )}
        </Sheet>
      )}
      {suggestedIdeas.length > 0 && onEdit && (
        <div className={classes.suggested}>
          <p className="quiet">{t(ideas.length === 0 ? 'suggestedFirst' : 'suggested')}</p>
          <ul>
            {suggestedIdeas.map(({ key, name, acts }) => (
              <li key={key} className={classes.suggestion}>
                <b>{name}</b>
                <span>{acts.join(' · ')}</span>
                <Button
                  size="xs"
                  loading={take.isPending && take.variables === key}
                  aria-label={`${t('idea.take')}: ${name}`}
                  onClick={() => take.mutate(key)}
                >
                  {t('idea.take')}
                </Button>
              </li>
            ))}
          </ul>
          {take.error && <ErrorNote reason={take.error} />}
        </div>
      )}
    </PageSection>
  )
}

const Acts = ({ acts, onEdit }: { acts: BrandAct[]; onEdit: OnEdit }) => (
  <ul className={classes.acts}>
    {acts.map((act) => (
      <li key={act.id}>
        {onEdit ? (
          <button type="button" className={classes.plain} onClick={() => onEdit({ part: 'act', act })}>
            {act.words}
          </button>
        ) : (
          act.words
        )}
        <StandardLinks standards={act.standards} />
      </li>
    ))}
  </ul>
)
