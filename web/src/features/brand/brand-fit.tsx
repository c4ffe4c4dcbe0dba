import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { currentLanguage } from '../../app/i18n.ts'
import { brandFitQuery } from './brand-queries.ts'
import { FoundWords } from './found-words.tsx'

/** Under words that are being written: which of them sound like us, and which we avoid. */
export const BrandFit = ({ text }: { text: string }) => {
  const [paused] = useDebouncedValue(text.trim(), 600)
  const { data } = useQuery(brandFitQuery(paused, currentLanguage()))
  // Of a text that is gone, or from which the word is gone, nothing is left to say.
  const findings = data?.findings.filter(({ phrase }) => text.includes(phrase)) ?? []
  return (
    <div role="status" aria-live="polite">
      {findings.length > 0 && <FoundWords findings={findings} />}
    </div>
  )
}
