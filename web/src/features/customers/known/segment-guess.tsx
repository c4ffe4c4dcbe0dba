import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { policyQuery, useGuess } from './known-queries.ts'

/** What is usual in a group of customers, as a first guess; shown only where the business has set groups. */
export const SegmentGuess = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation('known')
  const { data } = useQuery(policyQuery)
  const guess = useGuess(customerId)
  if (!data || data.segments.length === 0) return null
  return (
    <>
      <Select
        size="xs"
        mt="sm"
        label={t('guess')}
        description={t('guessText')}
        data={data.segments.map(({ name }) => name)}
        value={null}
        disabled={guess.isPending}
        onChange={(name) => name && guess.mutate(name)}
      />
      {guess.isError && <ErrorNote reason={guess.error} />}
    </>
  )
}
