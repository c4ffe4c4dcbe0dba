import type { getScheme, Requirement } from '@heed/contract/schemes.ts'
import { Button, Select, Switch } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { percent } from '../../ui/format.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { standingsQuery } from '../standards/standard-queries.ts'
import { requirementsQuery } from './scheme-queries.ts'
import classes from './schemes.module.css'

type RequirementsProps = { scheme: z.output<typeof getScheme.response>; onEdit: (requirement: Requirement) => void }

/** What is asked for, the standards that answer it, and how these were kept last; found by words, category or gap. */
export const Requirements = ({ scheme, onEdit }: RequirementsProps) => {
  const { t } = useTranslation('schemes')
  const may = useMay()
  const [search, setSearch] = useState<string>()
  const [category, setCategory] = useState<string | null>(null)
  const [isGap, setGap] = useState(false)
  const list = useInfiniteQuery(
    requirementsQuery(scheme.id, {
      search,
      category: category ?? undefined,
      gap: isGap ? 'yes' : undefined,
    }),
  )
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (scheme.requirements === 0) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
  return (
    <PageSection
      title={t('requirements')}
      aside={
        <a className="link" href={`/api/v1/schemes/${scheme.id}/requirements.csv`} download>
          {t('export')}
        </a>
      }
    >
      <div className={classes.filters}>
        <SearchField label={t('search')} words={search} onSearch={setSearch} />
        {scheme.categories.length > 0 && (
          <Select
            aria-label={t('field.category')}
            placeholder={t('everyCategory')}
            clearable
            clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
            data={scheme.categories}
            value={category}
            onChange={setCategory}
          />
        )}
        <Switch label={t('gapsOnly')} checked={isGap} onChange={(event) => setGap(event.currentTarget.checked)} />
      </div>
      {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
      {list.data && items.length === 0 && <p className="quiet">{t('nothingFound')}</p>}
      {items.length > 0 && (
        <Sheet label={t('requirements')}>
          {items.map((requirement) => (
            <Row
              key={requirement.id}
              requirement={requirement}
              onEdit={may('standard:edit') ? () => onEdit(requirement) : undefined}
            />
          ))}
        </Sheet>
      )}
      {list.hasNextPage && (
        <Button mt={12} loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('act.loadMore', { ns: 'common' })}
        </Button>
      )}
    </PageSection>
  )
}

const Row = ({ requirement, onEdit }: { requirement: Requirement; onEdit: (() => void) | undefined }) => {
  const { t } = useTranslation('schemes')
  const { data: standings } = useQuery(standingsQuery)
  const { code, category, words, level, own, standards, lastSeen } = requirement
  const shareOf = (id: string) => standings?.items.find(({ standardId }) => standardId === id)
  return (
    <li className={classes.requirement}>
      <p className={classes.code}>
        <b>{code}</b>
        {level !== null && <span>{t('level', { level })}</span>}
      </p>
      <div>
        <p>{words}</p>
        <p className={classes.answers}>
          {own && <Chip>{t('own')}</Chip>}
          {category && <span>{category}</span>}
          {standards.length === 0 && <Chip tone="warn">{t('gap')}</Chip>}
          {standards.map(({ id, name }) => {
            const share = shareOf(id)?.total.sharePercent ?? null
            return (
              <Link key={id} to="/standards/$standardId" params={{ standardId: id }} className="link">
                {name}
                {share !== null && ` ${percent(Math.round(share))}`}
              </Link>
            )
          })}
          {lastSeen && <span>{t(lastSeen.kept ? 'seenKept' : 'seenMissed')}</span>}
        </p>
      </div>
      {onEdit && (
        <Button size="xs" onClick={onEdit} aria-label={t('editNamed', { code })}>
          {t('act.edit', { ns: 'common' })}
        </Button>
      )}
    </li>
  )
}
