import { readHolidayFile, suggestHolidays } from '@heed/contract/holidays.ts'
import * as contract from '@heed/contract/workspace.ts'
import { route } from '../../platform/http/route.ts'
import { createKey, listKeys, revokeKey } from './api-keys.ts'
import { listAuditPage } from './audit.ts'
import { changeBranch, listBranchesInSight, openBranch } from './branches.ts'
import { changeWorkspace } from './change-workspace.ts'
import { readFile } from './holidays/read-holiday-file.ts'
import { suggest } from './holidays/suggest-holidays.ts'
import { changeMe, readMe } from './me.ts'
import {
  acceptInvitationWith,
  changeMember,
  invite,
  listColleagues,
  listOpenInvitations,
  readInvitation,
  withdraw,
} from './members.ts'
import { presentBranch, presentInvitation, presentMember, presentWorkspace } from './workspace.presenter.ts'

export const workspaceRoutes = [
  route(contract.getMe, ({ scope }) => readMe(scope)),
  route(contract.updateMe, ({ scope, body }) => changeMe(scope, body)),
  route(contract.updateWorkspace, async ({ scope, body }) => presentWorkspace(await changeWorkspace(scope, body))),

  route(contract.listBranches, async ({ scope }) => ({ items: (await listBranchesInSight(scope)).map(presentBranch) })),
  route(contract.createBranch, async ({ scope, body }) => presentBranch(await openBranch(scope, body))),
  route(contract.updateBranch, async ({ scope, params, body }) =>
    presentBranch(await changeBranch(scope, params.id, body)),
  ),
  route(readHolidayFile, ({ scope, params, body }) => readFile(scope, params.id, body), { perMinute: 30 }),
  route(suggestHolidays, ({ scope, params, query }) => suggest(scope, params.id, query)),

  route(contract.listMembers, async ({ scope }) => ({ items: (await listColleagues(scope)).map(presentMember) })),
  route(contract.updateMember, async ({ scope, params, body }) =>
    presentMember(await changeMember(scope, params.id, body)),
  ),
  route(contract.listInvitations, async ({ scope }) => ({
    items: (await listOpenInvitations(scope)).map((row) => presentInvitation(row, row.inviter)),
  })),
  route(
    contract.inviteMember,
    async ({ scope, body }) => {
      const { invitation, inviter, link, mail } = await invite(scope, body)
      return { ...presentInvitation(invitation, inviter), link, mail }
    },
    { holdsSecret: true },
  ),
  route(contract.withdrawInvitation, async ({ scope, params }) => {
    await withdraw(scope, params.id)
    return null
  }),
  route(
    contract.openInvitation,
    async ({ house, params }) => {
      const { invitation, workspace } = await readInvitation(house, params.token)
      const { email, role, language } = presentInvitation(invitation, null)
      return { workspace, email, role, language }
    },
    { perMinute: 30 },
  ),
  route(
    contract.acceptInvitation,
    async ({ house, params, body }) => ({ email: await acceptInvitationWith(house, params.token, body) }),
    { perMinute: 10 },
  ),

  route(contract.listApiKeys, async ({ scope }) => ({ items: await listKeys(scope) })),
  route(contract.createApiKey, ({ scope, body }) => createKey(scope, body), { holdsSecret: true }),
  route(contract.revokeApiKey, ({ scope, params }) => revokeKey(scope, params.id)),

  route(contract.listAudit, ({ scope, query }) => listAuditPage(scope, query)),
]
