import type { Channel } from '@heed/contract/channels.ts'
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
export const editableKinds = ['mail', 'form', 'phone', 'walk_in'] as const
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
})

const settings = ({ host, port, secure, user, password }: ServerDraft) => ({
  host: host.trim(),
  port: Number(port),
  secure,
  user: user.trim(),
  ...(password ? { password } : {}),
})

/** What the server takes; an untouched password stays as it is. */
export const asInput = ({ kind, name, branchId, language, acknowledges, imap, smtp }: Draft) => ({
  name: name.trim(),
  branchId,
  language,
  acknowledges,
  ...(kind === 'mail' ? serversOf({ imap, smtp }) : {}),
})

/** The mailbox and the mail server, as the server takes them. */
export const serversOf = ({ imap, smtp }: Pick<Draft, 'imap' | 'smtp'>) => ({
  imap: imap.isUsed ? { ...settings(imap), folder: imap.folder.trim() || 'INBOX' } : null,
  smtp: smtp.isUsed ? settings(smtp) : null,
})
