import type { House } from '../../platform/house.ts'

export const passwordLength = { min: 10, max: 128 }

/**
 * Gives the account with this address another password and ends its sessions; the second step stays.
 * Only for whoever runs the installation: nobody is asked who they are.
 * @returns false when no account has the address.
 */
export async function resetPassword(house: House, email: string, password: string): Promise<boolean> {
  const { internalAdapter, password: hashing } = await house.signIn.auth.$context
  const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase(), { includeAccounts: true })
  if (!found) return false
  const hash = await hashing.hash(password)
  const { id: userId } = found.user
  if (found.accounts.some(({ providerId }) => providerId === 'credential'))
    await internalAdapter.updatePassword(userId, hash)
  else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
  await internalAdapter.deleteUserSessions(userId)
  // No process goes on believing an ended session, nor tells it news.
  house.bulletin.post('heed_revoked', '')
  return true
}
