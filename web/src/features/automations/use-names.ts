import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { membersQuery } from '../cases/case-queries.ts'
import type { Names } from './rule-words.ts'

/** Branches and colleagues by their ids; whoever left is said to have left. */
export const useNames = (): Names => {
  const { t } = useTranslation('automation')
  const { branches } = useMe()
  const { data } = useQuery(membersQuery)
  return {
    branch: (id) => branches.find((branch) => branch.id === id)?.name ?? '…',
    member: (id) => data?.items.find((member) => member.id === id)?.name ?? (data ? t('who.gone') : '…'),
  }
}
