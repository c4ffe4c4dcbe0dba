import { createHash, randomBytes } from 'node:crypto'

/** The token names its workspace, so that an answer is looked up inside row security; 24 random bytes follow. */
export const newToken = (workspaceId: string): string =>
  `${workspaceId.replaceAll('-', '')}${randomBytes(24).toString('base64url')}`

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A text without the keys of private pages: whoever opens one speaks for its customer, so colleagues do not see them. */
export const hideTokens = (text: string): string => text.replace(/(\/[a-z]\/)[0-9a-f]{32}[\w-]{32}/g, '$1…')

const nowhere = '00000000-0000-0000-0000-000000000000'

/** The workspace a token names; what is no token names none that exists, and goes the same way as a wrong one. */
export function workspaceOf(token: string): string {
  const match = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[\w-]{32}$/.exec(token)
  return match ? match.slice(1, 6).join('-') : nowhere
}
