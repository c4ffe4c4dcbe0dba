import * as contract from '@heed/contract/themes.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

export const themesQuery = (show: 'open' | 'done') =>
  infiniteQueryOptions({
    queryKey: ['themes', 'list', show],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listThemes, { query: { show, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** Those that are not done, to choose from. */
export const themeChoicesQuery = queryOptions({
  queryKey: ['themes', 'choices'],
  queryFn: ({ signal }) => call(contract.listThemes, { query: { show: 'open', limit: 200 }, signal }),
})

export const themeQuery = (id: string) =>
  queryOptions({
    queryKey: ['themes', 'one', id],
    queryFn: ({ signal }) => call(contract.getTheme, { params: { id }, signal }),
  })

/** Any act on themes; whatever shows their items is read anew. */
export const useThemeAct = <Sent, Got>(
  act: (sent: Sent) => Promise<Got>,
  { said, onDone, toasts = false }: { said?: (got: Got) => string; onDone?: (got: Got) => void; toasts?: boolean } = {},
) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (got) => {
      for (const key of ['themes', 'feedback', 'decisions', 'today']) client.invalidateQueries({ queryKey: [key] })
      if (said) toast({ text: said(got) })
      onDone?.(got)
    },
    onError: toasts ? (reason) => toastProblem(reason) : undefined,
  })
}
