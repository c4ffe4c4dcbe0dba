import type { CaseKind, CaseState } from '@heed/contract/cases.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { ChannelKind, Priority } from '@heed/contract/standards.ts'

/** The channel words came by, as far as cases need to know it. */
export type CameBy = { id: string; kind: ChannelKind; branchId: string; language: Language }

/** A file already in the store. */
export type StoredFile = {
  filename: string
  mimeType: string
  size: number
  storedAs: string
  contentId: string | null
  inline: boolean
}

/** A customer's words, understood: what a channel hands over. */
export type CustomerMessage = {
  channel: CameBy
  customer: {
    id?: string
    email?: string
    phone?: string
    /** What messaging providers call them. */
    accounts?: { kind: string; value: string }[]
    name?: string
    language?: Language
  }
  /** The case these words continue; undefined opens a new one. */
  caseId?: string
  subject: string
  text: string
  /** Cleaned HTML. */
  html: string | null
  quoted: string | null
  hasRemoteImages: boolean
  /** The receiving mail server refutes the sender. */
  senderUnverified?: boolean
  language: Language
  /** Normalised Message-ID, when it came by mail. */
  mailId: string | null
  files: StoredFile[]
  at: Date
  kind?: CaseKind
  priority?: Priority
  tags?: string[]
  /** Whether an automatic acknowledgement may be sent (never to machines). */
  acknowledge: boolean
}

export type Received = { caseId: string; caseNumber: number; messageId: string; opened: boolean }

export type { CaseKind, CaseState }
