import type { Channel } from '@heed/contract/channels.ts'
import {
  type Account,
  type Credentials,
  isMessaging,
  messagingFields,
  messagingKinds,
} from '@heed/contract/messaging.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { Me } from '@heed/contract/workspace.ts'

type ServerDraft = {
  isUsed: boolean
  host: string
  port: number | string
  secure: boolean
  user: string
  password: string
  folder: string
}

/** Kinds that people open; the one for programs is there from the start. */
export const editableKinds = ['mail', 'form', 'phone', 'walk_in', ...messagingKinds] as const
export type EditableKind = (typeof editableKinds)[number]

/** A channel as its form holds it. */
export type Draft = {
  kind: EditableKind
  name: string
  address: string
  branchId: string
  language: Language
  acknowledges: boolean
  active: boolean
  imap: ServerDraft
  smtp: ServerDraft
  account: Required<Account>
  credentials: Required<Credentials>
}

const server = (settings: Channel['imap'] | Channel['smtp'] | undefined, port: number): ServerDraft => ({
  isUsed: settings !== null && settings !== undefined,
  host: settings?.host ?? '',
  port: settings?.port ?? port,
  secure: settings?.secure ?? true,
  user: settings?.user ?? '',
  password: '',
  folder: settings && 'folder' in settings ? settings.folder : 'INBOX',
})

const noAccount: Required<Account> = { sendTo: '', phoneNumberId: '', pageId: '', accountId: '', userId: '' }
const noCredentials: Required<Credentials> = {
  token: '',
  accessToken: '',
  appSecret: '',
  consumerKey: '',
  consumerSecret: '',
  accessTokenSecret: '',
}

export const startDraft = (
  channel: Channel | undefined,
  { branches, language }: Pick<Me, 'branches' | 'language'>,
): Draft => ({
  kind: editableKinds.find((kind) => kind === channel?.kind) ?? 'mail',
  name: channel?.name ?? '',
  address: channel?.address ?? '',
  branchId: channel?.branchId ?? branches[0]?.id ?? '',
  language: channel?.language ?? language,
  acknowledges: channel?.acknowledges ?? true,
  active: channel?.active ?? true,
  imap: server(channel?.imap, 993),
  smtp: server(channel?.smtp, 465),
  account: { ...noAccount, ...channel?.messaging?.account },
  credentials: noCredentials,
})

const settings = ({ host, port, secure, user, password }: ServerDraft) => ({
  host: host.trim(),
  port: Number(port),
  secure,
  user: user.trim(),
  ...(password ? { password } : {}),
})

/** What the server takes; an untouched password stays as it is. */
export const asInput = ({ kind, name, branchId, language, acknowledges, imap, smtp, account, credentials }: Draft) => ({
  name: name.trim(),
  branchId,
  language,
  acknowledges,
  ...(kind === 'mail' ? serversOf({ imap, smtp }) : {}),
  ...(isMessaging(kind) ? accountOf(kind, account, credentials) : {}),
})

/** Only what this provider has; credentials left empty are those that are saved. */
function accountOf(kind: keyof typeof messagingFields, account: Required<Account>, credentials: Required<Credentials>) {
  const fields = messagingFields[kind]
  return {
    account: Object.fromEntries(fields.account.map((name) => [name, account[name].trim()])),
    credentials: Object.fromEntries(
      fields.credentials.filter((name) => credentials[name].trim()).map((name) => [name, credentials[name].trim()]),
    ),
  }
}

/** The mailbox and the mail server, as the server takes them. */
export const serversOf = ({ imap, smtp }: Pick<Draft, 'imap' | 'smtp'>) => ({
  imap: imap.isUsed ? { ...settings(imap), folder: imap.folder.trim() || 'INBOX' } : null,
  smtp: smtp.isUsed ? settings(smtp) : null,
})
