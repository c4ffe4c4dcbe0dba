import { getKnowledge } from '@heed/contract/customer-needs.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { percent } from '../../../ui/format.ts'

/** Of how many active customers a need is on record; nothing while nobody is active. */
export const KnowledgeLine = () => {
  const { t } = useTranslation('known')
  const { data } = useQuery({
    queryKey: ['customers', 'knowledge'],
    queryFn: ({ signal }) => call(getKnowledge, { signal }),
  })
  if (!data || data.active === 0) return null
  const { active, withNeed, withAddress } = data
  return (
    <p className="quiet">{t('knowledge.text', { active, withNeed, withAddress, share: percent(withNeed / active) })}</p>
  )
}
