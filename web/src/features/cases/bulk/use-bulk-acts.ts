import { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import { type CaseBrief, changeCaseState } from '@heed/contract/cases.ts'
import { useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { useState } from 'react'
import { call } from '../../../app/api.ts'
import { reasonText } from '../../../app/problem.ts'
import { toast, toastProblem } from '../../../app/toast.tsx'
import { type BulkPart, type BulkStep, undoOf } from './undo-of.ts'
import type { Selection } from './use-selection.ts'

type Refused = { id: string; code: string }
type Progress = { done: number; of: number }

/** Few enough that each takes a moment and the bar can say how far it is. */
const atOnce = 25

/** Changes many cases in small portions, says how many were changed and which could not be and why, and takes it back. */
export const useBulkActs = (selection: Selection) => {
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress>()

  const inPortions = async (steps: BulkStep[]) => {
    const of = steps.reduce((sum, { ids }) => sum + ids.length, 0)
    const result = { changed: [] as string[], refused: [] as Refused[] }
    let done = 0
    for (const { ids, part } of steps)
      for (let from = 0; from < ids.length; from += atOnce) {
        setProgress({ done, of })
        const portion = ids.slice(from, from + atOnce)
        const { changed, refused } = await call(bulkChangeCases, { body: { ids: portion, ...part } })
        result.changed.push(...changed)
        result.refused.push(...refused)
        done += portion.length
      }
    return result
  }

  const work = async (run: () => Promise<void>) => {
    try {
      await run()
    } catch (problem) {
      toastProblem(problem, t('cases:bulk.broken'))
    } finally {
      setProgress(undefined)
      client.invalidateQueries({ queryKey: ['cases'] })
    }
  }

  const takeBack = (before: CaseBrief[], part: BulkPart) =>
    work(async () => {
      const { steps, snoozes } = undoOf(before, part)
      const { refused } = await inPortions(steps)
      for (const { id, snoozedUntil } of snoozes)
        await call(changeCaseState, { params: { id }, body: { state: 'snoozed', snoozedUntil } })
      toast({ text: [t('cases:bulk.undone', { number: before.length - refused.length }), whyNot(refused)].join(' ') })
    })

  const change = (part: BulkPart) =>
    work(async () => {
      const before = selection.chosen
      const { changed, refused } = await inPortions([{ ids: before.map(({ id }) => id), part }])
      const touched = before.filter(({ id }) => changed.includes(id))
      // What could not be changed stays chosen, to be seen and tried otherwise.
      selection.set(refused.map(({ id }) => id))
      toast({
        text: [t('cases:bulk.changed', { number: changed.length }), whyNot(refused)].join(' '),
        ...(touched.length > 0 ? { undo: () => takeBack(touched, part) } : { seconds: 8 }),
      })
    })

  return { change, progress }
}

/** "Not changed: 2 (The new owner does not see this branch.)" */
const whyNot = (refused: Refused[]) =>
  [...new Set(refused.map(({ code }) => code))]
    .map((code) =>
      t('cases:bulk.refused', {
        number: refused.filter((one) => one.code === code).length,
        reason: code === 'not_found' ? t('errors:not_found') : reasonText(code),
      }),
    )
    .join(' ')
