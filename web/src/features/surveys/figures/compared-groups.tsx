import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import type { Behind, ResultFilter } from '../survey-queries.ts'
import { branchesQuery } from './figure-queries.ts'
import { GroupFigures } from './group-figures.tsx'
import { MemberFigures } from './member-figures.tsx'
import { behind } from './period-table.tsx'

type ComparedGroupsProps = {
  survey: SurveyDetail
  filter: ResultFilter
  measure: string | undefined
  by: 'branches' | 'members'
  onBy: (by: 'branches' | 'members') => void
  onOpen: (behind: Behind, filter: ResultFilter, whose?: string) => void
}

/** One figure in each branch, or of each employee; where there is one branch, of employees alone. */
export const ComparedGroups = ({ survey, filter, measure, by, onBy, onOpen }: ComparedGroupsProps) => {
  const { t } = useTranslation('surveys')
  const hasCases = useMay()('case:answer')
  const compared = useQuery(branchesQuery(survey.id, { ...filter, measure }))
  if (compared.isPending) return <PageSkeleton rows={4} />
  if (compared.isError) return <ErrorNote reason={compared.error} onRetry={() => compared.refetch()} />
  const { branches, measure: chosen } = compared.data
  if (!chosen) return null
  const known = { surveyId: survey.id, filter, measure, onOpen }
  if (branches.length < 2) return hasCases ? <MemberFigures {...known} /> : null
  const tools = hasCases && (
    <SegmentedControl
      size="xs"
      aria-label={t('figures.groups.by')}
      data={(['branches', 'members'] as const).map((value) => ({ value, label: t(`figures.groups.${value}`) }))}
      value={by}
      onChange={(value) => onBy(value as 'branches' | 'members')}
    />
  )
  if (hasCases && by === 'members') return <MemberFigures {...known} tools={tools} />
  return (
    <GroupFigures
      {...compared.data}
      of="branches"
      measure={chosen}
      groups={branches.map(({ branch, ...figures }) => ({ ...branch, ...figures }))}
      tools={tools}
      onOpen={({ id }) => onOpen(behind(chosen), { ...filter, branchId: id })}
    />
  )
}
