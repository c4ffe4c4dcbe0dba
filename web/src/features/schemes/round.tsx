import { finishInspection, markInspection } from '@heed/contract/schemes.ts'
import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { inspectionQuery, useSchemeAct } from './scheme-queries.ts'
import classes from './schemes.module.css'

/** The sample of one round, each row answered by one tap; at its end it counts for the standards. */
export const Round = ({ id, onDone }: { id: string; onDone: () => void }) => {
  const { t } = useTranslation('schemes')
  const may = useMay()
  const client = useQueryClient()
  const query = useQuery(inspectionQuery(id))
  const note = useMutation({
    mutationFn: (body: { requirementId: string; kept: boolean }) => call(markInspection, { params: { id }, body }),
    onSuccess: (round) => client.setQueryData(inspectionQuery(id).queryKey, round),
    onError: (reason) => toastProblem(reason, t('round.notNoted')),
  })
  const finish = useSchemeAct(() => call(finishInspection, { params: { id } }), { said: t('round.finished'), onDone })
  if (query.isPending) return <PageSkeleton rows={6} />
  if (query.isError) return <ErrorNote reason={query.error} onRetry={() => query.refetch()} />
  const round = query.data
  const isOpen = round.finishedAt === null && may('standard:mark')
  return (
    <div className={classes.round}>
      <p className="quiet small">
        {round.branch.name} · {t('round.seed', { seed: round.seed })} ·{' '}
        {t('round.seen', { seen: round.kept + round.missed, all: round.items })}
      </p>
      <ul>
        {round.rows.map((row) => (
          <li key={row.requirementId}>
            <div>
              <p>
                <b>{row.code}</b> {row.words}
              </p>
              <p className="quiet small">
                {row.standards.length > 0 ? row.standards.map(({ name }) => name).join(', ') : t('gap')}
              </p>
            </div>
            <fieldset className={classes.choices} aria-label={row.code}>
              {[true, false].map((kept) => (
                <Button
                  key={String(kept)}
                  aria-label={t(kept ? 'round.kept' : 'round.missed')}
                  aria-pressed={row.kept === kept}
                  data-kept={kept}
                  disabled={!isOpen}
                  onClick={() => note.mutate({ requirementId: row.requirementId, kept })}
                >
                  {kept ? <IconCheck size={18} /> : <IconX size={18} />}
                </Button>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      {finish.error && <ErrorNote reason={finish.error} />}
      {isOpen && (
        <Button
          variant="filled"
          loading={finish.isPending}
          disabled={round.kept + round.missed === 0}
          onClick={() => finish.mutate(undefined)}
        >
          {t('round.finish')}
        </Button>
      )}
    </div>
  )
}
