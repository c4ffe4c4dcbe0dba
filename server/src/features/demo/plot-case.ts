import type { Language } from '@heed/contract/primitives.ts'
import { businessSecondsBetween, dueAt, type Pause } from '@heed/methods/business-time.ts'
import type { Calendar } from '@heed/methods/calendar.ts'
import type { Chance } from './chance.ts'
import type { Script } from './stage.ts'

export type PlotSetting = {
  calendar: Calendar
  slowness: number
  targets: { firstAnswer: number; solution: number }
  nowMs: number
}

/** What happens in one case, as times in epoch milliseconds; undefined has not happened. */
export type Plot = {
  scenario: Script['scenarios'][number]
  language: Language
  priority: 'low' | 'normal' | 'high' | 'urgent'
  openedMs: number
  answeredMs: number | undefined
  /** Waiting for the customer, who then writes back at its end. */
  wait: Pause | undefined
  solvedMs: number | undefined
  reopenedMs: number | undefined
  solvedAgainMs: number | undefined
  firstSeconds: number
  survey:
    | {
        satisfaction: number
        solved: 'yes' | 'partly' | 'no'
        speed: number
        welcome: number | null
        comeback: 'yes' | 'perhaps' | 'no' | null
        recommendation: number | null
        comment: string | null
        atMs: number
      }
    | undefined
  isInvited: boolean
}

const hour = 3_600_000

/** Opens at `openedMs` and goes on as cases do in this branch; what would lie in the future has not happened. */
export function plotCase(
  chance: Chance,
  script: Script,
  language: Language,
  openedMs: number,
  { calendar, slowness, targets, nowMs }: PlotSetting,
): Plot {
  const scenario = chance.pick(script.scenarios)
  const priority = chance.happens(0.06)
    ? 'urgent'
    : chance.happens(0.12)
      ? 'high'
      : chance.happens(0.1)
        ? 'low'
        : 'normal'
  const haste = priority === 'urgent' ? 0.25 : priority === 'high' ? 0.6 : 1
  const after = (fromMs: number, businessSeconds: number) =>
    dueAt(calendar, fromMs, Math.max(60, businessSeconds)).due as number
  const past = (ms: number | undefined) => (ms !== undefined && ms < nowMs ? ms : undefined)

  const answeredMs = past(after(openedMs, chance.exponential(targets.firstAnswer * 0.42 * slowness * haste)))
  const waits = answeredMs !== undefined && chance.happens(0.35)
  const waitEnd = waits && answeredMs !== undefined ? answeredMs + chance.between(2, 40) * hour : undefined
  const wait =
    waits && answeredMs !== undefined
      ? { from: answeredMs, ...(past(waitEnd) !== undefined ? { to: waitEnd as number } : {}) }
      : undefined
  const from = wait ? wait.to : answeredMs
  const isLeftOpen = openedMs > nowMs - 6 * 86_400_000 && chance.happens(0.45)
  const solvedMs =
    from === undefined || isLeftOpen
      ? undefined
      : past(after(from, chance.exponential(targets.solution * 0.36 * slowness * haste)))
  const reopens = solvedMs !== undefined && chance.happens(slowness > 1.5 ? 0.11 : 0.05)
  const reopenedMs = reopens && solvedMs !== undefined ? past(solvedMs + chance.between(10, 200) * hour) : undefined
  const solvedAgainMs =
    reopenedMs === undefined ? undefined : past(after(reopenedMs, chance.exponential(targets.solution * 0.4)))
  const firstSeconds = answeredMs === undefined ? 0 : businessSecondsBetween(calendar, openedMs, answeredMs)
  const isInvited = solvedMs !== undefined && chance.happens(0.85)
  return {
    scenario,
    language,
    priority,
    openedMs,
    answeredMs,
    wait,
    solvedMs,
    reopenedMs,
    solvedAgainMs,
    firstSeconds,
    isInvited,
    survey:
      isInvited && chance.happens(0.36)
        ? judge(
            chance,
            script,
            firstSeconds / targets.firstAnswer,
            reopens,
            (solvedMs as number) + chance.between(2, 60) * hour,
            nowMs,
          )
        : undefined,
  }
}

/** Customers who waited, or who had to come back, are less satisfied; not all of them say so. */
function judge(
  chance: Chance,
  script: Script,
  lateness: number,
  cameBack: boolean,
  atMs: number,
  nowMs: number,
): Plot['survey'] {
  if (atMs >= nowMs) return undefined
  const mood =
    4.75 - Math.min(2.2, Math.max(0, lateness - 0.5) * 0.9) - (cameBack ? 1.2 : 0) + (chance.next() - 0.5) * 1.9
  const satisfaction = score(mood)
  const recommendation = chance.happens(0.93)
    ? Math.min(10, Math.max(0, Math.round(mood * 2 + (chance.next() - 0.4) * 2)))
    : null
  // People are kinder about people than about waiting, and come back sooner than they recommend.
  const aside = chance.aside()
  const welcome = aside.happens(0.96) ? score(mood + 0.2 + (aside.next() - 0.5) * 2) : null
  const wish = mood + (aside.next() - 0.5) * 2
  const comeback = !aside.happens(0.95) ? null : wish >= 3.4 ? 'yes' : wish >= 2.3 ? 'perhaps' : 'no'
  return {
    satisfaction,
    solved: satisfaction >= 4 ? 'yes' : satisfaction === 3 ? 'partly' : 'no',
    speed: score(5.1 - lateness * 1.2 + (chance.next() - 0.5)),
    welcome,
    comeback,
    recommendation,
    comment: chance.happens(0.55) ? chance.pick(satisfaction >= 4 ? script.comments.good : script.comments.bad) : null,
    atMs,
  }
}

const score = (mood: number) => Math.min(5, Math.max(1, Math.round(mood)))
