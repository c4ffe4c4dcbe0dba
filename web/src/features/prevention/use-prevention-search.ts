import { useNavigate, useSearch } from '@tanstack/react-router'
import type { PreventionSearch } from './prevention-search.ts'

/** What the page shows stands in its address. */
export const usePreventionSearch = () => {
  const go = useNavigate()
  const search = useSearch({ from: '/shell/prevention' })
  const change = (part: PreventionSearch) => go({ to: '/prevention', search: { ...search, ...part }, replace: true })
  return { search, change }
}
