import type { SaidPage } from '@heed/contract/decisions.ts'
import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { saidPagesQuery, useSwitchPage } from './decision-queries.ts'
import classes from './decisions.module.css'

/** The public lists of the business and its branches, each with its switch and its address. */
export const SaidPages = () => {
  const { t } = useTranslation('decisions')
  const pages = useQuery(saidPagesQuery)
  return (
    <PageSection title={t('page.title')} text={t('page.text')}>
      {pages.isPending && <PageSkeleton rows={2} />}
      {pages.isError && <ErrorNote reason={pages.error} onRetry={() => pages.refetch()} />}
      <Sheet>
        {pages.data?.items.map((page) => (
          <PageRow key={page.branch?.id ?? 'all'} page={page} />
        ))}
      </Sheet>
    </PageSection>
  )
}

const PageRow = ({ page: { branch, active, address } }: { page: SaidPage }) => {
  const { t } = useTranslation('decisions')
  const { member } = useMe()
  const mayPublish = useMay()('feedback:publish') && (branch !== null || member.branchIds === null)
  const change = useSwitchPage()
  const name = branch?.name ?? t('wholeBusiness')
  return (
    <li className={classes.page}>
      <div>
        <h3>{name}</h3>
        {active && address && (
          <a href={address} target="_blank" rel="noreferrer" className="link">
            {address}
          </a>
        )}
      </div>
      {mayPublish ? (
        <Switch
          aria-label={t('page.switch', { name })}
          label={t(active ? 'page.on' : 'page.off')}
          checked={active}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ branchId: branch?.id ?? null, active: event.currentTarget.checked })}
        />
      ) : (
        <Chip tone={active ? 'met' : 'hold'}>{t(active ? 'page.on' : 'page.off')}</Chip>
      )}
    </li>
  )
}
