import type { z } from 'zod'
import type { Permission } from './permissions.ts'

/** Who may call: anyone, anyone signed in, or a member whose role holds the permission. */
export type May = 'public' | 'signed-in' | Permission

export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> = {
  /** Stable name in the API description; also the name of the generated client call. */
  id: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below `/api/v1`, parameters as `:name`. */
  path: string
  summary: string
  tag: string
  may: May
  params?: Params
  query?: Query
  body?: Body
  response: Response
  /** Success status; 200 unless said. */
  status?: 200 | 201 | 202 | 204
}

/** One definition that the server routes by, the pages call by and the API description is made of. */
export const endpoint = <Definition extends Endpoint>(definition: Definition): Definition => definition

export const apiPrefix = '/api/v1'
