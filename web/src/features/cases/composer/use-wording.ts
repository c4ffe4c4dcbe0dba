import type { Case } from '@heed/contract/cases.ts'
import { checkWording, type WordingFinding } from '@heed/contract/complaints.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../../app/api.ts'
import { currentLanguage } from '../../../app/i18n.ts'

const pauseMs = 700
const longest = 100_000

/** What could be said better in a text, asked whenever its writer pauses; while it cannot be asked, nothing is said. */
export const useWording = (text: string, language: Case['language']): WordingFinding[] => {
  const [paused] = useDebouncedValue(text.trim(), pauseMs)
  const adviceIn = currentLanguage()
  const { data } = useQuery({
    queryKey: ['wording', language, adviceIn, paused],
    queryFn: () => call(checkWording, { body: { text: paused, language, adviceIn } }),
    enabled: paused !== '' && paused.length <= longest,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  })
  // Of a text that is gone, or from which the phrase is gone, nothing is left to advise.
  return data?.findings.filter(({ phrase }) => text.includes(phrase)) ?? []
}
