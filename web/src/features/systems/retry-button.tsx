import { Button } from '@mantine/core'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { toastProblem } from '../../app/toast.tsx'

type RetryButtonProps = { label: string; run: () => Promise<unknown>; refreshes: QueryKey }

/** Tries something of a list once more, and fetches the list again. */
export const RetryButton = ({ label, run, refreshes }: RetryButtonProps) => {
  const client = useQueryClient()
  const retry = useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: refreshes }),
    onError: (reason) => toastProblem(reason),
  })
  return (
    <Button onClick={() => retry.mutate()} loading={retry.isPending}>
      {label}
    </Button>
  )
}
