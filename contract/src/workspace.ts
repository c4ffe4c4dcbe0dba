import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { permissions, roles } from './permissions.ts'
import {
  Currency,
  Day,
  Email,
  Id,
  IdParams,
  Instant,
  Language,
  Nothing,
  OneLine,
  PageQuery,
  pageOf,
  Zone,
} from './primitives.ts'
import { TalkWish } from './wishes.ts'

export const businessKinds = ['shop', 'hotel', 'clinic', 'salon', 'restaurant', 'online_store', 'other'] as const
export const BusinessKind = z.enum(businessKinds)
export type BusinessKind = z.infer<typeof BusinessKind>

/** Wall-clock span `["09:00","12:30"]`; an end past midnight counts on, `["22:00","30:00"]`. */
export const Span = z.tuple([z.string().regex(/^\d{2}:\d{2}$/), z.string().regex(/^\d{2}:\d{2}$/)])

const isoWeekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

export const OpeningHours = z.object({
  /** ISO weekday (1 Monday) to its open spans; a day without spans is closed. */
  weekly: z.partialRecord(z.enum(isoWeekdays), z.array(Span).max(8)),
  /** Single days that differ: closed (no spans) or with other hours. They beat the week. */
  overrides: z
    .array(z.object({ date: Day, spans: z.array(Span).max(8), note: OneLine.max(120).optional() }))
    .max(2000)
    .default([]),
})
export type OpeningHours = z.infer<typeof OpeningHours>

export const Place = z
  .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .strict()

export const Branch = z.object({
  id: Id,
  name: z.string(),
  zone: z.string(),
  currency: z.string(),
  language: Language,
  hours: OpeningHours,
  /** Where it is, in degrees; null while nobody has said so. */
  place: Place.nullable(),
  /** How much talk is right for what is done here, unless a customer says otherwise; null: as is usual in the trade. */
  talk: TalkWish.nullable(),
  active: z.boolean(),
})
export type Branch = z.infer<typeof Branch>

export const BranchInput = z.object({
  name: OneLine.min(1).max(120),
  zone: Zone,
  currency: Currency,
  language: Language,
  hours: OpeningHours,
  place: Place.nullable().optional(),
  talk: TalkWish.nullable().optional(),
})

export const Workspace = z.object({
  id: Id,
  name: z.string(),
  kind: BusinessKind,
  language: Language,
  /** Days without reopening after which a solution counts as solved for good. */
  solvedForGoodDays: z.int(),
  /** Below this number of answers a figure says "too few to say". */
  minimumAnswers: z.int(),
  /** A case closes only when the customer says that they are satisfied. */
  closesByCustomer: z.boolean(),
  demo: z.boolean(),
})
export type Workspace = z.infer<typeof Workspace>

export const Member = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** null: every branch. */
  branchIds: z.array(Id).nullable(),
  active: z.boolean(),
  joinedAt: Instant,
})
export type Member = z.infer<typeof Member>

export const Me = z.object({
  member: Member,
  workspace: Workspace,
  permissions: z.array(z.enum(permissions as [string, ...string[]])),
  branches: z.array(Branch),
  language: Language,
  theme: z.enum(['auto', 'light', 'dark']),
  /** Outgoing mail has no SMTP setting and is waiting. */
  mailWaiting: z.boolean(),
  /** For owners: mail can leave, but the links in it lead to the server's own machine (HEED_URL). */
  linksLeadNowhere: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const getMe = endpoint({
  id: 'getMe',
  method: 'GET',
  path: '/me',
  tag: 'workspace',
  may: 'signed-in',
  summary: 'Who is signed in, where, and what they may do',
  response: Me,
})
export const updateMe = endpoint({
  id: 'updateMe',
  method: 'PATCH',
  path: '/me',
  tag: 'workspace',
  may: 'signed-in',
  summary: 'Change one’s own name, language or theme; not by an API key',
  body: z
    .object({ name: OneLine.min(1).max(120), language: Language, theme: z.enum(['auto', 'light', 'dark']) })
    .partial(),
  response: Me,
})

export const updateWorkspace = endpoint({
  id: 'updateWorkspace',
  method: 'PATCH',
  path: '/workspace',
  tag: 'workspace',
  may: 'workspace:edit',
  summary: 'Change the business profile',
  body: z
    .object({
      name: OneLine.min(1).max(120),
      language: Language,
      solvedForGoodDays: z.int().min(1).max(365),
      minimumAnswers: z.int().min(1).max(1000),
    })
    .partial(),
  response: Workspace,
})

export const listBranches = endpoint({
  id: 'listBranches',
  method: 'GET',
  path: '/branches',
  tag: 'workspace',
  may: 'branch:read',
  summary: 'Branches in sight',
  response: z.object({ items: z.array(Branch) }),
})
export const createBranch = endpoint({
  id: 'createBranch',
  method: 'POST',
  path: '/branches',
  tag: 'workspace',
  may: 'branch:edit',
  summary: 'Open a branch',
  body: BranchInput,
  response: Branch,
  status: 201,
})
export const updateBranch = endpoint({
  id: 'updateBranch',
  method: 'PATCH',
  path: '/branches/:id',
  tag: 'workspace',
  may: 'branch:edit',
  summary: 'Change a branch; new hours recompute running clocks',
  params: IdParams,
  body: BranchInput.extend({ active: z.boolean() }).partial(),
  response: Branch,
})

export const listMembers = endpoint({
  id: 'listMembers',
  method: 'GET',
  path: '/members',
  tag: 'members',
  may: 'member:read',
  summary: 'Colleagues',
  response: z.object({ items: z.array(Member) }),
})
export const updateMember = endpoint({
  id: 'updateMember',
  method: 'PATCH',
  path: '/members/:id',
  tag: 'members',
  may: 'member:edit',
  summary: 'Change role, branches or access',
  params: IdParams,
  body: z.object({ role: z.enum(roles), branchIds: z.array(Id).nullable(), active: z.boolean() }).partial(),
  response: Member,
})

export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: z.enum(roles),
  branchIds: z.array(Id).nullable(),
  expiresAt: Instant,
  acceptedAt: Instant.nullable(),
  invitedBy: z.string().nullable(),
})
export const listInvitations = endpoint({
  id: 'listInvitations',
  method: 'GET',
  path: '/invitations',
  tag: 'members',
  may: 'member:invite',
  summary: 'Open invitations',
  response: z.object({ items: z.array(Invitation) }),
})
export const inviteMember = endpoint({
  id: 'inviteMember',
  method: 'POST',
  path: '/invitations',
  tag: 'members',
  may: 'member:invite',
  summary: 'Invite a colleague; the link is shown once and mailed',
  body: z.object({
    email: Email,
    role: z.enum(roles),
    branchIds: z.array(Id).nullable(),
    language: Language.optional(),
  }),
  /** `waits`: the mail goes out as soon as a mail server is set. */
  response: Invitation.extend({ link: z.string(), mail: z.enum(['goes_out', 'waits']) }),
  status: 201,
})
export const withdrawInvitation = endpoint({
  id: 'withdrawInvitation',
  method: 'DELETE',
  path: '/invitations/:id',
  tag: 'members',
  may: 'member:invite',
  summary: 'Withdraw an invitation',
  params: IdParams,
  response: Nothing,
  status: 204,
})

const Token = z.object({ token: z.string().min(20).max(200) })
export const openInvitation = endpoint({
  id: 'openInvitation',
  method: 'GET',
  path: '/invitations/by-token/:token',
  tag: 'members',
  may: 'public',
  summary: 'What an invitation link invites to',
  params: Token,
  response: z.object({ workspace: z.string(), email: z.string(), role: z.enum(roles), language: Language }),
})
export const acceptInvitation = endpoint({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/by-token/:token/accept',
  tag: 'members',
  may: 'public',
  summary: 'Join by an invitation link, once',
  params: Token,
  body: z.object({ name: OneLine.min(1).max(120), password: z.string().min(10).max(128) }),
  response: z.object({ email: z.string() }),
  status: 201,
})

/** Keys keep the ids that the sign-in library gives them. */
const KeyId = z.string().min(1).max(64)

export const ApiKey = z.object({
  id: KeyId,
  name: z.string(),
  start: z.string(),
  permissions: z.array(z.string()),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
})
export const listApiKeys = endpoint({
  id: 'listApiKeys',
  method: 'GET',
  path: '/api-keys',
  tag: 'members',
  may: 'api_key:manage',
  summary: 'API keys',
  response: z.object({ items: z.array(ApiKey) }),
})
export const createApiKey = endpoint({
  id: 'createApiKey',
  method: 'POST',
  path: '/api-keys',
  tag: 'members',
  may: 'api_key:manage',
  summary: 'Make an API key; it is shown once',
  body: z.object({
    name: OneLine.min(1).max(60),
    permissions: z.array(z.enum(permissions as [string, ...string[]])).min(1),
    expiresInDays: z.int().min(1).max(730).nullable().default(365),
  }),
  response: ApiKey.extend({ key: z.string() }),
  status: 201,
})
export const revokeApiKey = endpoint({
  id: 'revokeApiKey',
  method: 'DELETE',
  path: '/api-keys/:id',
  tag: 'members',
  may: 'api_key:manage',
  summary: 'Revoke an API key',
  params: z.object({ id: KeyId }),
  response: Nothing,
  status: 204,
})

export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  actor: z.string().nullable(),
  /** The API key by which a program did it in the actor's name. */
  keyName: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export const listAudit = endpoint({
  id: 'listAudit',
  method: 'GET',
  path: '/audit',
  tag: 'workspace',
  may: 'audit:read',
  summary: 'Who did what, newest first',
  query: PageQuery,
  response: pageOf(AuditEntry),
})
