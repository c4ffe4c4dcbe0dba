import { caseKinds, caseStates } from '@heed/contract/cases.ts'
import { complaintStages } from '@heed/contract/complaint-stages.ts'
import { channelKinds, priorities } from '@heed/contract/standards.ts'
import { Button, MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import classes from './case-filters.module.css'
import { membersQuery } from './case-queries.ts'
import type { CaseSearch } from './case-search.ts'
import { SaveView } from './save-view.tsx'
import { useCaseSearch } from './use-case-search.ts'

/** The filters of the list; each change is in the address at once. */
export const FilterFields = () => {
  const { t } = useTranslation('cases')
  const search = useCaseSearch()
  const go = useNavigate()
  const { branches } = useMe()
  const { data: members } = useQuery(membersQuery)
  const set = (part: Partial<CaseSearch>) =>
    go({ to: '/cases', search: { ...search, saved: undefined, ...part }, replace: true })
  const fields: {
    key: 'kind' | 'state' | 'priority' | 'channelKind' | 'branchId' | 'ownerId' | 'stage'
    label: string
    data: { value: string; label: string }[]
  }[] = [
    { key: 'kind', label: t('field.kind'), data: caseKinds.map((value) => ({ value, label: t(`kind.${value}`) })) },
    { key: 'state', label: t('field.state'), data: caseStates.map((value) => ({ value, label: t(`state.${value}`) })) },
    {
      key: 'priority',
      label: t('field.priority'),
      data: priorities.map((value) => ({ value, label: t(`priority.${value}`) })),
    },
    {
      key: 'channelKind',
      label: t('field.channel'),
      data: channelKinds.map((value) => ({ value, label: t(`channel.${value}`, { ns: 'common' }) })),
    },
    {
      key: 'stage',
      label: t('field.stage'),
      data: complaintStages.map((value) => ({ value, label: t(`stage.${value}`) })),
    },
    { key: 'branchId', label: t('field.branch'), data: branches.map(({ id, name }) => ({ value: id, label: name })) },
    {
      key: 'ownerId',
      label: t('field.owner'),
      data: members?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    },
  ]
  return (
    <div className={classes.fields}>
      {fields.map(({ key, label, data }) => (
        <MultiSelect
          key={key}
          label={label}
          data={data}
          size="xs"
          searchable={data.length > 7}
          clearable
          comboboxProps={{ withinPortal: false }}
          value={search[key] ?? []}
          onChange={(value) =>
            set({ [key]: value.length > 0 ? value : undefined, ...(key === 'state' ? { view: undefined } : {}) })
          }
        />
      ))}
      <footer>
        <Button size="xs" onClick={() => go({ to: '/cases', search: { view: search.view }, replace: true })}>
          {t('clearFilters')}
        </Button>
        <SaveView />
      </footer>
    </div>
  )
}
