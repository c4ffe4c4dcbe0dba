import type { UseMutationResult } from '@tanstack/react-query'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Card } from '../settings/page-frame.tsx'

type ImportStoppedProps = {
  /** What stopped, that nothing is lost, and what to do if it does so again. */
  words: string
  again: UseMutationResult<unknown, Error, void>
}

/** A file with which Heed could not go on, though nothing is wrong with it. */
export const ImportStopped = ({ words, again }: ImportStoppedProps) => (
  <Card>
    <ErrorNote onRetry={again.isPending ? undefined : () => again.mutate()}>{words}</ErrorNote>
    {again.isError && <ErrorNote reason={again.error} />}
  </Card>
)
