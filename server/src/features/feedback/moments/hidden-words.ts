import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'

/** Feedback `f` whose own words are a moment that nobody allowed to be told. */
export const isKeptMoment = sql<boolean>`heed.is_kept_moment(f.id, f.response_id, f.source)`

/** Those of them that this reader does not see. */
export const isHiddenFrom = (scope: Pick<Scope, 'may'>): RawBuilder<boolean> =>
  scope.may('feedback:publish') ? sql<boolean>`false` : isKeptMoment
