import type { AutomationEffect, AutomationRun } from '@heed/contract/automations.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { reasonText } from '../../app/problem.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { exactTime } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import { runsQuery } from './automation-queries.ts'
import classes from './automations.module.css'
import type { Say } from './rule-words.ts'

const tones = { did: 'met', failed: 'over', held: 'hold', dropped: 'hold' } as const

/** What a rule did, newest first, each with its case and, where it failed, why. */
export const RunsList = ({ id }: { id: string }) => {
  const { t } = useTranslation('automation')
  const runs = useInfiniteQuery(runsQuery(id))
  const items = runs.data?.pages.flatMap((page) => page.items) ?? []
  if (runs.isPending) return <PageSkeleton rows={4} />
  if (runs.isError) return <ErrorNote reason={runs.error} onRetry={() => runs.refetch()} />
  if (items.length === 0) return <p className="quiet">{t('noRuns')}</p>
  return (
    <>
      <ul className={classes.runs}>
        {items.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </ul>
      {runs.hasNextPage && (
        <Button mt="md" loading={runs.isFetchingNextPage} onClick={() => runs.fetchNextPage()}>
          {t('act.loadMore', { ns: 'common' })}
        </Button>
      )}
    </>
  )
}

const RunRow = ({ run }: { run: AutomationRun }) => {
  const { t } = useTranslation(['automation', 'common', 'cases'])
  return (
    <li>
      <p>
        <Chip tone={tones[run.result]}>{t(`result.${run.result}`)}</Chip> <When at={run.at} />
      </p>
      {run.case && (
        <p>
          <Link to="/cases/$caseId" params={{ caseId: run.case.id }} className="link">
            {run.case.number} · {run.case.customer.name}
          </Link>
        </p>
      )}
      {run.settled?.by && (
        <p className={classes.quiet}>
          {run.settled.word
            ? t('held_back.droppedBy', { name: run.settled.by.name, word: run.settled.word })
            : t('held_back.doneBy', { name: run.settled.by.name, time: exactTime(run.settled.at) })}
        </p>
      )}
      <p className={classes.quiet}>
        {run.reason ? reasonText(run.reason) : run.effects.map((effect) => effectWords(effect, t)).join(', ')}
      </p>
    </li>
  )
}

const effectWords = (effect: AutomationEffect, t: Say): string => {
  if (effect.nothingToDo) return t('effect.nothing')
  const say = t as unknown as (key: string, values: Record<string, string>) => string
  return say(`effect.${effect.do}`, { name: effect.to?.name ?? '' })
}
