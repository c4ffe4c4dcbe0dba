import { z } from 'zod'
import { CaseFilter } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Nothing, OneLine } from './primitives.ts'

export const SavedView = z.object({
  id: Id,
  name: z.string(),
  filter: CaseFilter,
  shared: z.boolean(),
  own: z.boolean(),
})
export const listViews = endpoint({
  id: 'listViews',
  method: 'GET',
  path: '/views',
  tag: 'cases',
  may: 'case:read',
  summary: 'Saved views: one’s own and shared ones',
  response: z.object({ items: z.array(SavedView) }),
})
export const saveView = endpoint({
  id: 'saveView',
  method: 'POST',
  path: '/views',
  tag: 'cases',
  may: 'case:read',
  summary: 'Save a view',
  body: z.object({
    name: OneLine.min(1).max(60),
    filter: CaseFilter.strict(),
    shared: z.boolean().default(false),
  }),
  response: SavedView,
  status: 201,
})
export const deleteView = endpoint({
  id: 'deleteView',
  method: 'DELETE',
  path: '/views/:id',
  tag: 'cases',
  may: 'case:read',
  summary: 'Delete one’s own view',
  params: IdParams,
  response: Nothing,
  status: 204,
})
