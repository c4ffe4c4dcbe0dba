import type { AskedAndMeasured } from '@heed/contract/survey-beside.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AskedFacts } from './asked-facts.tsx'
import { caseAskedQuery } from './beside-queries.ts'

/** On a case: how fast it felt to the customer beside how fast it was. Nothing where they were not asked. */
export const AskedOnCase = ({ caseId }: { caseId: string }) => {
  const { data } = useQuery(caseAskedQuery(caseId))
  return data && data.items.length > 0 ? <Answers items={data.items} /> : null
}

const Answers = ({ items }: { items: AskedAndMeasured[] }) => {
  const { t } = useTranslation('surveys')
  return (
    <section>
      <h3>{t('beside.title.case')}</h3>
      {items.map((asked) => (
        <AskedFacts key={asked.responseId} asked={asked} />
      ))}
    </section>
  )
}
