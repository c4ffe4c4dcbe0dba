import { features } from '../app.ts'
import { passwordLength, resetPassword } from '../features/workspace/index.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'
import { readSecret } from './read-secret.ts'
import { UsageError } from './usage-error.ts'

/** For whoever lost their password and has nobody to ask: whoever can run commands here may set another. */
export async function run(args: string[]): Promise<void> {
  const [email] = args
  if (!email?.includes('@')) throw new UsageError('name the address: heed reset-password owner@shop.example')
  const password = await readSecret(`New password for ${email}: `)
  const { min, max } = passwordLength
  if (password.length < min || password.length > max)
    throw new UsageError(`a password has ${min} to ${max} characters; nothing was changed`)
  if (process.stdin.isTTY && (await readSecret('Once more: ')) !== password)
    throw new UsageError('the two differ; nothing was changed')
  const { house, stop } = await boot({ ...readConfig(), logLevel: 'silent' }, features, { attach: true })
  try {
    if (!(await resetPassword(house, email, password))) throw new UsageError(`no account has the address ${email}`)
    console.log(`The new password of ${email} is set, and every device is signed out. A second step stays as it was.`)
  } finally {
    await stop()
  }
}
