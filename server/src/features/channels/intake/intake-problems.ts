import { MailError } from '../../../platform/mail/understand/mail-error.ts'

/** What will not get better by trying again; the code says what is wrong. */
export class UnreadableItem extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** The stable code of a permanent problem; undefined for everything else. */
export function problemOf(error: unknown): string | undefined {
  if (error instanceof MailError || error instanceof UnreadableItem) return error.code
  const { code } = error as { code?: string }
  // Bytes that PostgreSQL cannot hold as text or as a number.
  return code && ['22021', '22P05', '22003', '54000'].includes(code) ? 'intake.unstorable' : undefined
}

/** The database or the disk is away, or two transactions stood in each other's way: the same item will pass later. */
export function isFault(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string }
  if (/connection terminated|timeout exceeded when trying to connect|cannot use a pool/i.test(message)) return true
  return (
    code !== undefined &&
    /^(08|40|53|55|57|58|XX)|^E(CONN|PIPE|TIMEDOUT|NOSPC|ROFS|MFILE|IO|ACCES|HOST|AI_AGAIN)|^E_CANNOT/.test(code)
  )
}
