import type { SurveyMembers } from '@heed/contract/survey-members.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import type { Behind, ResultFilter } from '../survey-queries.ts'
import { membersQuery } from './figure-queries.ts'
import classes from './figures.module.css'
import { GroupFigures } from './group-figures.tsx'
import { behind } from './period-table.tsx'

type MemberFiguresProps = {
  surveyId: string
  filter: ResultFilter
  measure: string | undefined
  /** Where something else can be chosen; without, nothing is drawn where there is nobody. */
  tools?: ReactNode
  onOpen: (behind: Behind, filter: ResultFilter, whose?: string) => void
}

/** One figure of each employee whose cases were asked about; of whoever does not lead, their own alone. */
export const MemberFigures = ({ surveyId, filter, measure, tools, onOpen }: MemberFiguresProps) => {
  const { t } = useTranslation('surveys')
  const compared = useQuery(membersQuery(surveyId, { ...filter, measure }))
  const own = useOwnWords(compared.data)
  if (compared.isPending) return <PageSkeleton rows={4} />
  if (compared.isError) return <ErrorNote reason={compared.error} onRetry={() => compared.refetch()} />
  const { members, measure: chosen, sight } = compared.data
  if (!chosen || members.length === 0)
    return tools ? (
      <section className={classes.card} aria-label={t('figures.members.title')}>
        <header className={classes.head}>
          <h2>{t(`figures.members.none.${sight}`)}</h2>
          {tools}
        </header>
        <p className={classes.text}>{t('figures.members.noneText')}</p>
      </section>
    ) : null
  return (
    <GroupFigures
      {...compared.data}
      of="members"
      measure={chosen}
      groups={members.map(({ member, ...figures }) => ({ ...member, ...figures }))}
      title={own?.title}
      note={own?.note ?? t('figures.members.whose')}
      tools={tools}
      onOpen={({ id, name }) => onOpen({ ...behind(chosen), memberId: id }, filter, name)}
    />
  )
}

/** What is said to whoever sees themselves alone. */
function useOwnWords(data: SurveyMembers | undefined) {
  const { t } = useTranslation('surveys')
  const mine = data?.sight === 'oneself' ? data.members[0] : undefined
  if (!data || !mine) return undefined
  const { whole, minimumAnswers } = data
  return {
    title: t(`figures.members.mine.${sayingOf(mine, minimumAnswers)}`, { least: number(minimumAnswers) }),
    note: `${t('figures.members.whose')} ${t(whole ? 'figures.members.mine.alone' : 'figures.members.mine.uncompared')}`,
  }
}

function sayingOf({ estimate, place }: SurveyMembers['members'][number], minimumAnswers: number) {
  if (estimate.n < minimumAnswers) return 'few'
  if (place === null) return 'title'
  if (place === 'inside') return 'inside'
  return place.endsWith('998') ? 'outside' : 'near'
}
