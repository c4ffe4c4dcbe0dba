import { createCase } from '@heed/contract/cases.ts'
import type { Role } from '@heed/contract/permissions.ts'
import { acceptInvitation, inviteMember } from '@heed/contract/workspace.ts'
import type { Page } from 'playwright-core'
import { call, keyOf } from '../../server/test/api.ts'
import { buildBusiness, testPassword } from '../../server/test/build.ts'
import { type Stage, signIn } from './stage.ts'

/** A business whose people really sign in, and ways to fill it. */
export async function openDesk(stage: Stage) {
  const business = await buildBusiness(stage.house)
  const key = await keyOf(stage.house, business.owner)
  return {
    ...business,
    /** An API key of the owner. */
    key,
    /** A colleague who joined by an invitation; returns the mail address. */
    hire: async (name: string, role: Role = 'employee') => {
      const email = `${name.toLowerCase()}@narin.test`
      const { body } = await call(stage.app, key, inviteMember, { body: { email, role, branchIds: null } })
      const params = { token: body.link.split('/join/')[1] ?? '' }
      await call(stage.app, undefined, acceptInvitation, { params, body: { name, password: testPassword } })
      return email
    },
    /** A case by mail address and subject; returns its id. */
    open: async (subject: string) => {
      const { body } = await call(stage.app, key, createCase, {
        body: { customer: { name: 'Ayşe Demir', email: 'ayse@customers.test' }, subject, text: `${subject}?` },
      })
      return body.id
    },
    enter: async (email: string, path = '/cases'): Promise<Page> => {
      const page = await stage.newPage()
      await signIn(stage, page, email, testPassword)
      await page.goto(`${stage.url}${path}`)
      return page
    },
  }
}
