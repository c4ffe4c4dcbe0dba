import type { SurveyContent } from '@heed/contract/survey-content.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { useSaveSurvey } from './survey-queries.ts'

type Written = { name: string; content: SurveyContent }
type History = { past: Written[]; now: Written; future: Written[]; mark: string }
type Act = { to: Written; mark: string } | 'undo' | 'redo'

const mostSteps = 200
const restMs = 1200

/** Typing in one field is one step; every other change is a step of its own. */
const turn = (history: History, act: Act): History => {
  const { past, now, future } = history
  if (act === 'undo') {
    const before = past.at(-1)
    return before ? { past: past.slice(0, -1), now: before, future: [now, ...future], mark: '' } : history
  }
  if (act === 'redo') {
    const [after, ...rest] = future
    return after ? { past: [...past, now], now: after, future: rest, mark: '' } : history
  }
  const goesOn = act.mark !== '' && act.mark === history.mark
  return { past: goesOn ? past : [...past, now].slice(-mostSteps), now: act.to, future: [], mark: act.mark }
}

/** What is written on this page: kept by itself a moment after the last change, with every step undone and done again. */
export function useDraft(survey: SurveyDetail) {
  const [history, act] = useReducer(turn, {
    past: [],
    now: { name: survey.name, content: survey.content },
    future: [],
    mark: '',
  })
  const save = useSaveSurvey(survey.id)
  const kept = useRef<Written>(history.now)
  const revision = useRef(survey.revision)
  const { now } = history
  const isKept = kept.current === now
  const { mutate, isPending, error } = save
  const keep = useCallback(() => {
    mutate(
      { revision: revision.current, ...now },
      {
        onSuccess: (saved) => {
          kept.current = now
          revision.current = saved.revision
        },
      },
    )
  }, [mutate, now])
  const mayKeep = !isKept && !isPending && !error && now.name.trim() !== ''
  useEffect(() => {
    if (!mayKeep) return
    const timer = setTimeout(keep, restMs)
    return () => clearTimeout(timer)
  }, [mayKeep, keep])
  useEffect(() => {
    if (isKept) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isKept])
  return {
    ...now,
    /** `mark` names the field that is typed in. */
    write: (content: SurveyContent, mark = '') => act({ to: { ...now, content }, mark }),
    rename: (name: string) => act({ to: { ...now, name }, mark: 'name' }),
    undo: history.past.length > 0 ? () => act('undo') : undefined,
    redo: history.future.length > 0 ? () => act('redo') : undefined,
    state: error ? ('failed' as const) : isPending || !isKept ? ('keeping' as const) : ('kept' as const),
    error,
    again: keep,
  }
}
export type Draft = ReturnType<typeof useDraft>
