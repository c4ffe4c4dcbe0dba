import * as channels from '@heed/contract/channels.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { acceptInvitation, inviteMember, withdrawInvitation } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, testPassword } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'
import { parseMail } from '../../../platform/mail/understand/parse-mail.ts'
import { openMailSink } from '../testing/mail-sink.ts'
import { lookRoundOutbox } from './look-round.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let sink: Awaited<ReturnType<typeof openMailSink>>
beforeAll(async () => {
  t = await openTestHouse()
  sink = await openMailSink()
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})
afterEach(() => holdTime())
afterAll(async () => {
  await t.close()
  await sink.close()
})

const useServer = async (port: number | null) => {
  const { items } = (await call(t.app, owner, channels.listChannels)).body
  const id = items.find(({ kind }) => kind === 'mail')?.id ?? ''
  const smtp = port === null ? null : { host: '127.0.0.1', port, secure: false }
  expect((await call(t.app, owner, channels.updateChannel, { params: { id }, body: { smtp } })).status).toBe(200)
}
let people = 0
const invite = async (language?: Language) => {
  const email = `invited-${++people}@example.test`
  const { body, status } = await call(t.app, owner, inviteMember, {
    body: { email, role: 'employee', branchIds: [business.branchId], ...(language ? { language } : {}) },
  })
  expect(status).toBe(201)
  await t.settle()
  return { ...body, token: body.link.split('/join/')[1] ?? '' }
}
const mailTo = async (email: string) => {
  const sunk = sink.mails.find(({ to }) => to === email)
  return sunk && parseMail(Buffer.from(sunk.raw))
}
const rowTo = (email: string) =>
  business.scope.transaction((tx) =>
    tx.db.selectFrom('outbox_message').selectAll().where('recipient', '=', email).executeTakeFirstOrThrow(),
  )

test('who is invited gets a mail in the language of the invitation, and its link lets them in', async () => {
  await useServer(sink.port)
  const invited = await invite('tr')
  expect(invited.mail).toBe('goes_out')
  const mail = await mailTo(invited.email)
  expect(mail?.subject).toBe('Narin için davet')
  expect(mail?.text).toContain('Selin Aksoy sizi Narin müşterileriyle Heed üzerinden ilgilenmeye davet ediyor.')
  expect(mail?.html).toContain('<html lang="tr">')
  expect(mail?.html).toContain(`<a href="${invited.link}">${invited.link}</a>`)
  const link = /https?:\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  expect(link).toBe(invited.link)
  const joined = await call(t.app, undefined, acceptInvitation, {
    params: { token: link.split('/join/')[1] ?? '' },
    body: { name: 'Nigar', password: testPassword },
  })
  expect(joined.body).toEqual({ email: invited.email })
})

test('the link stands nowhere in the database in clear, and its sealed form is forgotten once it has been used', async () => {
  await useServer(null)
  const waiting = await invite()
  await useServer(sink.port)
  const sent = await invite()
  expect((await rowTo(sent.email)).sealed_link).not.toBeNull()
  for (const table of ['event', 'outbox_message', 'invitation', 'idempotency_key'])
    for (const { token } of [waiting, sent]) {
      const { rows } = await t.house.pool.query(
        `select count(*)::int as n from heed."${table}" t where t::text like '%' || $1 || '%'`,
        [token],
      )
      expect(rows, table).toEqual([{ n: 0 }])
    }
  await call(t.app, undefined, acceptInvitation, {
    params: { token: sent.token },
    body: { name: 'Nigar', password: testPassword },
  })
  await lookRoundOutbox(business.scope)
  expect(await rowTo(sent.email)).toMatchObject({ state: 'sent', sealed_link: null })
})

test('without a mail server the mail waits, and goes out once there is one', async () => {
  await useServer(null)
  const invited = await invite()
  expect(invited.mail).toBe('waits')
  expect(await rowTo(invited.email)).toMatchObject({ state: 'held', purpose: 'invitation' })
  expect((await rowTo(invited.email)).text).not.toContain('/join/')
  await useServer(sink.port)
  await lookRoundOutbox(business.scope)
  await t.settle()
  expect((await mailTo(invited.email))?.text).toContain(invited.link)
})

test('a withdrawn invitation and one that has run out are not mailed any more, also not by hand', async () => {
  await useServer(null)
  const withdrawn = await invite()
  const late = await invite()
  await call(t.app, owner, withdrawInvitation, { params: { id: withdrawn.id } })
  holdTime(new Date(Date.now() + 8 * 86_400_000))
  await useServer(sink.port)
  await lookRoundOutbox(business.scope)
  for (const { email } of [withdrawn, late]) {
    const row = await rowTo(email)
    expect(row).toMatchObject({ state: 'failed', reason: 'outbox.invitation_over', sealed_link: null })
    await call(t.app, owner, channels.retryOutbox, { params: { id: row.id } })
    await t.settle()
    expect(await rowTo(email)).toMatchObject({ state: 'failed', reason: 'outbox.invitation_over' })
    expect(await mailTo(email)).toBeUndefined()
  }
})
