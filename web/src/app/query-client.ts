import { QueryClient } from '@tanstack/react-query'
import { Problem } from './problem.ts'

const mayHelpToAskAgain = (reason: Error) => !(reason instanceof Problem) || reason.status === 0 || reason.status >= 500

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      retry: (attempts, reason) => attempts < 2 && mayHelpToAskAgain(reason),
    },
    mutations: { retry: false },
  },
})
