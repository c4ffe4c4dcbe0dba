import { type ManagementLevel, managementLevels, setManagementLevel } from '@heed/contract/staff-surveys.ts'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { levelsQuery, useStaffAct } from './staff-queries.ts'
import classes from './staff-surveys.module.css'

/** Who belongs to top, middle and line management; an owner says so. */
export const LevelsSection = () => {
  const { t } = useTranslation('staff')
  const isOwner = useMay()('workspace:edit')
  const levels = useQuery(levelsQuery)
  const set = useStaffAct(({ id, level }: { id: string; level: ManagementLevel | null }) =>
    call(setManagementLevel, { params: { id }, body: { level } }),
  )
  const shown = (levels.data?.items ?? []).filter(({ level }) => isOwner || level)
  if (shown.length === 0) return null
  return (
    <PageSection title={t('levels.title')} text={t('levels.text')}>
      <Sheet label={t('levels.title')}>
        {shown.map(({ member, level }) => (
          <li key={member.id} className={classes.person}>
            <span>{member.name}</span>
            {isOwner ? (
              <Select
                aria-label={t('levels.of', { name: member.name })}
                allowDeselect={false}
                data={[
                  { value: '', label: t('levels.no') },
                  ...managementLevels.map((value) => ({ value, label: t(`level.${value}`) })),
                ]}
                value={level ?? ''}
                onChange={(value) =>
                  set.mutate(
                    { id: member.id, level: managementLevels.find((known) => known === value) ?? null },
                    { onError: (reason) => toastProblem(reason, member.name) },
                  )
                }
              />
            ) : (
              <span className="quiet">{level && t(`level.${level}`)}</span>
            )}
          </li>
        ))}
      </Sheet>
    </PageSection>
  )
}
