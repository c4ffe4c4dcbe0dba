import { z } from 'zod'
import { Did, Said, Telling } from './decisions.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Language, OneLine, PageQuery, pageOf } from './primitives.ts'

const Named = z.object({ id: Id, name: z.string() })

export const themeKinds = ['wish', 'problem'] as const
export const ThemeKind = z.enum(themeKinds)
export type ThemeKind = z.infer<typeof ThemeKind>

export const themeStates = ['open', 'decided', 'done'] as const
export const ThemeState = z.enum(themeStates)
export type ThemeState = z.infer<typeof ThemeState>

/** What several customers wish for or suffer from, under one name, with somebody who sees to it by a day. */
export const Theme = z.object({
  id: Id,
  name: z.string(),
  kind: ThemeKind,
  /** null: the whole business. */
  branch: Named.nullable(),
  owner: Named,
  dueOn: Day,
  state: ThemeState,
  isOverdue: z.boolean(),
  decision: z
    .object({
      id: Id,
      said: z.partialRecord(Language, z.string()),
      did: z.partialRecord(Language, z.string()),
      doneOn: Day.nullable(),
    })
    .nullable(),
  /** What belongs to it, in sight: all items, those of them that are complaints, the customers who said them. */
  items: z.int(),
  complaints: z.int(),
  customers: z.int(),
  /** Items whose customers were told. */
  told: z.int(),
  /** Items that are done and whose customers can be told now. */
  toTell: z.int(),
})
export type Theme = z.infer<typeof Theme>

/**
 * `waiting`: nothing is done yet. `drafted`: done, and a mail is ready. `mailed`: the mail went out. `in_person`: marked as told without
 * a mail. `unreachable`: done, and no case or mail address to write to.
 */
export const themeTellings = ['waiting', 'drafted', 'mailed', 'in_person', 'unreachable'] as const
export const ThemeCustomer = z.object({
  customer: Named,
  items: z.int(),
  telling: z.enum(themeTellings),
  mailedAt: Instant.nullable(),
})
export type ThemeCustomer = z.infer<typeof ThemeCustomer>

const themes = { tag: 'feedback', may: 'feedback:act' } as const

export const listThemes = endpoint({
  ...themes,
  id: 'listThemes',
  method: 'GET',
  path: '/themes',
  may: 'feedback:read',
  summary: 'Themes of what customers said: those that are not done by their day, or those that are done',
  query: PageQuery.extend({ show: z.enum(['open', 'done']).default('open') }).strict(),
  response: pageOf(Theme),
})
export const getTheme = endpoint({
  ...themes,
  id: 'getTheme',
  method: 'GET',
  path: '/themes/:id',
  may: 'feedback:read',
  summary: 'One theme with its customers and what became of telling each',
  params: IdParams,
  response: Theme.extend({ people: z.array(ThemeCustomer) }),
})
const Fields = z.object({ name: OneLine.min(1).max(120), kind: ThemeKind, ownerId: Id, dueOn: Day })
export const makeTheme = endpoint({
  ...themes,
  id: 'makeTheme',
  method: 'POST',
  path: '/themes',
  summary: 'Put what several customers said under one name, and give it an owner and a day',
  body: Fields.extend({
    branchId: Id.nullable().default(null),
    feedbackIds: z.array(Id).max(500).default([]),
  }).strict(),
  response: Theme,
  status: 201,
})
export const changeTheme = endpoint({
  ...themes,
  id: 'changeTheme',
  method: 'PATCH',
  path: '/themes/:id',
  summary: 'Give a theme another name, kind, owner or day',
  params: IdParams,
  body: Fields.partial().strict(),
  response: Theme,
})
/** What belongs to it stays in the record, under no theme. */
export const removeTheme = endpoint({
  ...themes,
  id: 'removeTheme',
  method: 'DELETE',
  path: '/themes/:id',
  summary: 'Take a theme away on which nothing is decided yet',
  params: IdParams,
  response: z.null(),
  status: 204,
})
export const putIntoTheme = endpoint({
  ...themes,
  id: 'putIntoTheme',
  method: 'PUT',
  path: '/themes/:id/items',
  summary: 'Put items into a theme, or take them out; what its decision answers already stays',
  params: IdParams,
  body: z.object({ feedbackIds: z.array(Id).min(1).max(500), belongs: z.boolean() }).strict(),
  response: z.object({ changed: z.int(), notFound: z.array(Id), theme: Theme }),
})
/** One decision for all of it; further items are answered by it as they come. */
export const decideTheme = endpoint({
  ...themes,
  id: 'decideTheme',
  method: 'POST',
  path: '/themes/:id/decision',
  summary: 'Say what is done about a theme',
  params: IdParams,
  body: z
    .object({
      said: Said,
      did: Did,
      isPublic: z.boolean().default(false),
    })
    .strict(),
  response: Theme,
})
/** The mails to its customers are drafted, and nothing is sent yet. */
export const finishTheme = endpoint({
  ...themes,
  id: 'finishTheme',
  method: 'POST',
  path: '/themes/:id/done',
  summary: 'Say that a theme is done; answers with the mails that its customers would get',
  params: IdParams,
  response: z.object({ theme: Theme, telling: Telling }),
})
export const previewThemeTelling = endpoint({
  ...themes,
  id: 'previewThemeTelling',
  method: 'GET',
  path: '/themes/:id/telling',
  summary: 'Whom a mail would tell what was done about a theme, and how it reads',
  params: IdParams,
  response: Telling,
})
/** Each customer once, however often it is asked for. */
export const tellThemeCustomers = endpoint({
  ...themes,
  id: 'tellThemeCustomers',
  method: 'POST',
  path: '/themes/:id/telling',
  summary: 'Tell the customers of a theme by mail',
  params: IdParams,
  response: Telling,
})
