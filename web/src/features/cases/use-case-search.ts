import { useSearch } from '@tanstack/react-router'
import type { CaseSearch } from './case-search.ts'

/** What the address says about the list, on the list's page and beside an open case alike. */
export const useCaseSearch = (): CaseSearch => useSearch({ strict: false })
