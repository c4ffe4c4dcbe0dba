import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

describe.skipIf(!hasBrowser)('passkeys (needs chromium)', () => {
  test('a passkey is added, signs in without a password, and is taken away again', async () => {
    const desk = await openDesk(stage)
    const page = await desk.enter(desk.email, '/settings')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const kept = async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials

    await page.getByText('No passkey yet.').waitFor()
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('Passkey added').waitFor()
    expect(await kept()).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }])
    const remove = page.getByRole('list', { name: 'Passkeys' }).getByRole('button', { name: /^Remove / })
    await remove.waitFor()
    await expectAccessible(page, 'settings with a passkey')

    const signOut = async () => {
      await page.context().clearCookies()
      await page.goto(`${stage.url}/sign-in`)
    }
    await signOut()
    expect((await page.request.get(`${stage.url}/api/v1/me`)).status()).toBe(401)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL('**/today')
    const me = await (await page.request.get(`${stage.url}/api/v1/me`)).json()
    expect(me.member.email).toBe(desk.email)

    await page.goto(`${stage.url}/settings`)
    await remove.click()
    await page.getByText('No passkey yet.').waitFor()
    await signOut()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The passkey was not accepted.').waitFor()
    expect((await page.request.get(`${stage.url}/api/v1/me`)).status()).toBe(401)
    expect(stage.faults).toEqual([])
  })
})
