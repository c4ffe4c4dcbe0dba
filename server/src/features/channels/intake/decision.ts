import type { Selectable } from 'kysely'
import type { IntakeItem } from '../../../platform/database/tables.generated.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { StoredFile } from '../../cases/index.ts'

export type IntakeRecord = Selectable<IntakeItem>

/** What became of a received item. */
export type Decision = {
  state: 'understood' | 'duplicate' | 'set_aside' | 'quarantined'
  problem: string | null
  caseId: string | null
  messageId: string | null
  keepsFiles: boolean
}

export type ReceivedFile = Omit<StoredFile, 'storedAs'> & { content: Uint8Array }

/** An item that was read: what it holds, and how to decide on it inside the transaction. */
export type Judge = {
  sender: string | null
  subject: string
  files: ReceivedFile[]
  decide: (tx: Tx, item: IntakeRecord, files: StoredFile[]) => Promise<Decision>
}

export const setAside = (problem: string, caseId: string | null = null): Decision => ({
  state: 'set_aside',
  problem,
  caseId,
  messageId: null,
  keepsFiles: false,
})

export const quarantined = (problem: string): Decision => ({
  state: 'quarantined',
  problem,
  caseId: null,
  messageId: null,
  keepsFiles: false,
})

export const understoodAs = (caseId: string, messageId: string): Decision => ({
  state: 'understood',
  problem: null,
  caseId,
  messageId,
  keepsFiles: true,
})
