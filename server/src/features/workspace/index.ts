import { defineFeature } from '../../platform/feature.ts'
import { forgetOldKeys } from '../../platform/http/idempotency.ts'
import { warnOfLinks } from './links-lead-nowhere.ts'
import { workspaceRoutes } from './workspace.routes.ts'

export { openAccount as openAccountFor } from './accounts.ts'
export { branchFor } from './branch-for.ts'
export { createWorkspace, overridesOf } from './create-workspace.ts'
export { doLinksLeadNowhere } from './links-lead-nowhere.ts'
export { passwordLength, resetPassword } from './reset-password.ts'
export { setupDone, setupLinkInvalid } from './workspace.errors.ts'

/** The business profile: branches, members, roles, API keys and who did what. */
export const workspace = defineFeature({
  name: 'workspace',
  routes: workspaceRoutes,
  start: warnOfLinks,
  tickers: [{ name: 'workspace.forget-old-keys', everySeconds: 3600, run: forgetOldKeys }],
})
