import type { findPromisesInText } from '@heed/contract/promises.ts'
import type { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import type { Scope } from '../../../platform/scope.ts'
import { calendarOf } from '../../standards/index.ts'
import { hoursOfCase } from '../suggest-times.ts'
import { findPromises } from './find-promises.ts'

/** The first of the languages in which something is found; nothing is kept of the text. */
export const findInText = (
  scope: Scope,
  caseId: string,
  { text, languages }: z.output<typeof findPromisesInText.body>,
) =>
  scope.transaction(async (tx) => {
    const calendar = calendarOf(await hoursOfCase(tx, caseId), 'branch')
    const found = languages
      .map((language) => findPromises(text, language, calendar, now().getTime()))
      .find((one) => one.length > 0)
    return { found: (found ?? []).map(({ words, dueMs }) => ({ words, dueAt: new Date(dueMs).toISOString() })) }
  })
