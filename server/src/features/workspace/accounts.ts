import { inScopedTransaction } from '../../platform/database/transaction.ts'
import type { House } from '../../platform/house.ts'
import { emailTaken } from './workspace.errors.ts'

export type Account = { userId: string; email: string; isNew: boolean }

/**
 * An account with a password. An account left over from an attempt that never became a membership is taken up again;
 * one that works somewhere already is refused.
 */
export async function openAccount(
  house: House,
  person: { name: string; email: string; password: string },
): Promise<Account> {
  const { internalAdapter, password } = await house.signIn.auth.$context
  const email = person.email.toLowerCase()
  const hash = await password.hash(person.password)
  const known = await internalAdapter.findUserByEmail(email)
  if (known) {
    if (await hasMembership(house, known.user.id)) throw emailTaken()
    await internalAdapter.deleteUser(known.user.id)
  }
  const user = await internalAdapter.createUser(
    { email, name: person.name, emailVerified: true },
    { method: 'email-password' },
  )
  await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash })
  return { userId: user.id, email, isNew: true }
}

export async function forgetAccount(house: House, userId: string): Promise<void> {
  const { internalAdapter } = await house.signIn.auth.$context
  await internalAdapter.deleteUser(userId)
}

const hasMembership = (house: House, userId: string): Promise<boolean> =>
  inScopedTransaction(
    house.pool,
    { workspaceId: null, memberId: null, branchIds: [], system: true },
    async (db) =>
      (await db.selectFrom('member').select('id').where('user_id', '=', userId).executeTakeFirst()) !== undefined,
  )
