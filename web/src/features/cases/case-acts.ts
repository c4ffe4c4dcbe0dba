import {
  assignCase,
  type Case,
  type CaseBrief,
  type CaseState,
  changeCaseState,
  handOverCase,
  updateCase,
} from '@heed/contract/cases.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import { toast, toastProblem } from '../../app/toast.tsx'
import { shortTime } from '../../ui/format.ts'
import { refreshLists, showChange, takeCase } from './case-cache.ts'
import { caseQuery } from './case-queries.ts'

type Person = { id: string; name: string }
type Changes = { subject?: string; kind?: CaseBrief['kind']; priority?: CaseBrief['priority']; tags?: string[] }

/** Shows the change at once, asks the server, and takes it back with a word when the server refuses. */
const optimistically = async (
  client: QueryClient,
  before: CaseBrief,
  part: Partial<CaseBrief>,
  ask: () => Promise<Case>,
  onRefused: OnRefused,
) => {
  showChange(client, before.id, part)
  try {
    takeCase(client, await ask())
    return true
  } catch (reason) {
    showChange(client, before.id, before)
    client.invalidateQueries({ queryKey: caseQuery(before.id).queryKey })
    if (!onRefused(reason)) toastProblem(reason, t('cases:failed.change'))
    return false
  }
}

/** Whether the page asks for what was missing, so that nothing is said about the refusal. */
type OnRefused = (reason: unknown) => boolean

/** `leavingOpen`: why a complaint ends although something is owed on it. */
type StateOptions = { mayUndo?: boolean; leavingOpen?: string | undefined }

/** What one may do with a case. Each is shown at once and can be taken back. */
export const useCaseActs = (onRefused: OnRefused = () => false) => {
  const client = useQueryClient()
  const ask = (item: CaseBrief, part: Partial<CaseBrief>, send: () => Promise<Case>) =>
    optimistically(client, item, part, send, onRefused)

  const setOwner = async (item: CaseBrief, owner: Person | null, mayUndo = true) => {
    const isDone = await ask(item, { owner }, () =>
      call(assignCase, { params: { id: item.id }, body: { ownerId: owner?.id ?? null } }),
    )
    if (!isDone || !mayUndo) return
    toast({
      text: owner ? t('cases:done.assigned', { name: owner.name }) : t('cases:done.unassigned'),
      undo: () => setOwner({ ...item, owner }, item.owner, false),
    })
  }

  const setState = async (
    item: CaseBrief,
    state: CaseState,
    snoozedUntil?: string,
    { mayUndo = true, leavingOpen }: StateOptions = {},
  ) => {
    const part = { state, snoozedUntil: snoozedUntil ?? null }
    const isDone = await ask(item, part, () =>
      call(changeCaseState, { params: { id: item.id }, body: { state, snoozedUntil, leavingOpen } }),
    )
    if (!isDone || !mayUndo) return
    toast({
      text: snoozedUntil ? t('cases:done.snoozed', { time: shortTime(snoozedUntil) }) : t(`cases:state.${state}`),
      undo: () => setState({ ...item, ...part }, item.state, item.snoozedUntil ?? undefined, { mayUndo: false }),
    })
  }

  const change = async (item: CaseBrief, part: Changes, mayUndo = true) => {
    const isDone = await ask(item, part, () => call(updateCase, { params: { id: item.id }, body: part }))
    if (!isDone || !mayUndo) return
    const before = Object.fromEntries(Object.keys(part).map((key) => [key, item[key as keyof Changes]])) as Changes
    toast({ text: t('cases:done.changed'), undo: () => change({ ...item, ...part }, before, false) })
  }

  const handOver = async (item: CaseBrief, to: Person, summary: string) => {
    const fresh = await call(handOverCase, { params: { id: item.id }, body: { toMemberId: to.id, summary } })
    takeCase(client, fresh)
    refreshLists(client)
    toast({ text: t('cases:done.handedOver', { name: to.name }) })
  }

  return { setOwner, setState, change, handOver }
}

export type CaseActs = ReturnType<typeof useCaseActs>
