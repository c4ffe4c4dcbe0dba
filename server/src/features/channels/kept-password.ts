import { passwordNeeded } from './channels.errors.ts'

export type Server = { host: string; port: number; user?: string }

/** A kept password goes only where it went before: else whoever edits a channel could have it sent to a server of their own. */
export function passwordFor(
  after: (Server & { password?: string }) | null,
  before: Server | null,
  kept: string | undefined,
): string | undefined {
  if (!after) return undefined
  if (after.password !== undefined) return after.password
  if (kept !== undefined && after.user && !(before && isSamePlace(after, before))) throw passwordNeeded()
  return before && isSamePlace(after, before) ? kept : undefined
}

export const isSamePlace = (a: Server, b: Server) => a.host === b.host && a.port === b.port && a.user === b.user
