import { type ExperienceAspect, experiencePhases } from '@heed/contract/experience.ts'
import { Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, number, percent } from '../../ui/format.ts'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './brand.module.css'
import type { Edited } from './brand-page.tsx'
import { experienceQuery } from './brand-queries.ts'
import { StandardLinks } from './standard-links.tsx'

type OnEdit = ((edited: Edited) => void) | undefined

/** All sides of a customer's experience in their order, with what they matter, how they stand, and where a standard is missing. */
export const ExperienceMap = ({ onEdit }: { onEdit: OnEdit }) => {
  const { t } = useTranslation('brand')
  const { data, error, refetch } = useQuery(experienceQuery)
  const items = data?.items ?? []
  const gaps = items.filter(({ isGap }) => isGap).length
  return (
    <PageSection
      title={t('experience.title')}
      text={gaps > 0 ? t('experience.gaps', { count: gaps }) : t('experience.text')}
      aside={
        onEdit && (
          <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => onEdit({ part: 'aspect' })}>
            {t('experience.add')}
          </Button>
        )
      }
    >
      {error && <ErrorNote reason={error} onRetry={() => refetch()} />}
      {data && items.length === 0 && <p className="quiet">{t('experience.none')}</p>}
      {experiencePhases.map((phase) => {
        const some = items.filter((aspect) => aspect.phase === phase)
        return some.length === 0 ? null : (
          <div key={phase} className={classes.phase}>
            <h3>{t(`phase.${phase}`)}</h3>
            <Sheet label={t(`phase.${phase}`)}>
              {some.map((aspect) => (
                <AspectRow key={aspect.id} aspect={aspect} onEdit={onEdit} />
              ))}
            </Sheet>
          </div>
        )
      })}
    </PageSection>
  )
}

const AspectRow = ({ aspect, onEdit }: { aspect: ExperienceAspect; onEdit: OnEdit }) => {
  const { t } = useTranslation('brand')
  const { name, importance, standard, score, isGap } = aspect
  const told =
    score?.from === 'hand'
      ? t('experience.byHand', {
          day: score.on ? calendarDay(score.on) : '',
          name: score.by?.name ?? t('fit.somebody'),
        })
      : t('experience.measured', { n: number(score?.n ?? 0) })
  return (
    <li className={classes.row}>
      <div>
        <h4>
          {name} {isGap && <Chip tone="warn">{t('experience.gap')}</Chip>}
        </h4>
        <p>
          {t('experience.importance', { importance })} ·{' '}
          {score ? (
            <>
              <b>{percent(Math.round(score.percent))}</b> {told}
            </>
          ) : (
            t('experience.noScore')
          )}
        </p>
        {standard && <StandardLinks standards={[standard]} />}
      </div>
      {onEdit && (
        <Button
          size="xs"
          leftSection={<IconPencil size={14} stroke={1.7} />}
          aria-label={`${t('act.edit', { ns: 'common' })}: ${name}`}
          onClick={() => onEdit({ part: 'aspect', aspect })}
        >
          {t('act.edit', { ns: 'common' })}
        </Button>
      )}
    </li>
  )
}
