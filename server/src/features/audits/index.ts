import { readAuditTrend } from '@heed/contract/audit-trend.ts'
import * as contract from '@heed/contract/audits.ts'
import * as contact from '@heed/contract/contact-paths.ts'
import { workspaceCreated } from '../../events/workspace-events.ts'
import { within } from '../../platform/events/event.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { listAudits, readAudit } from './audit-rows.ts'
import { changePath, listPaths, listTests, makePath, retirePath, testPath } from './contact/contact-paths.ts'
import { listFaces, set, watchFaces } from './faces.ts'
import { listFindings, mend } from './findings.ts'
import { finish } from './finish-audit.ts'
import { answer, drop, start } from './make-audit.ts'
import { addPhoto, removePhoto, showPhoto } from './photos.ts'
import { changeTemplate, installReady, listTemplates, makeTemplate, retireTemplate } from './templates.ts'
import { readTrend } from './trend.ts'

export { itemsOf } from './audit-rows.ts'
export { makePath, testPath } from './contact/contact-paths.ts'
export { set } from './faces.ts'
export { finish } from './finish-audit.ts'
export { start } from './make-audit.ts'
export { changeTemplate, listTemplates, makeTemplate } from './templates.ts'

/** What people see of the business, looked at item by item: audits, walks through the premises, mystery visits, and the way to a person. */
export const audits = defineFeature({
  name: 'audits',
  routes: [
    route(contract.listAuditTemplates, ({ scope }) => listTemplates(scope)),
    route(contract.makeAuditTemplate, ({ scope, body }) => makeTemplate(scope, body.content)),
    route(contract.changeAuditTemplate, ({ scope, params, body }) => changeTemplate(scope, params.id, body)),
    route(contract.retireAuditTemplate, ({ scope, params }) => retireTemplate(scope, params.id)),
    route(contract.listAudits, ({ scope, query }) => listAudits(scope, query)),
    route(contract.getAudit, ({ scope, params }) => scope.transaction((tx) => readAudit(tx, params.id))),
    route(contract.startAudit, ({ scope, body }) => start(scope, body)),
    route(contract.answerAuditItem, ({ scope, params, body }) => answer(scope, params.id, params.itemId, body)),
    route(contract.addAuditPhoto, ({ scope, params, request }) => addPhoto(scope, params, request), { raw: true }),
    // biome-ignore lint/suspicious/noExplicitAny: the picture itself is the answer
    route(contract.showAuditPhoto, ({ scope, params, reply }) => showPhoto(scope, params.id, reply) as any, {
      raw: true,
    }),
    route(contract.removeAuditPhoto, ({ scope, params }) => removePhoto(scope, params.id)),
    route(contract.finishAudit, ({ scope, params, body }) => finish(scope, params.id, body)),
    route(contract.dropAudit, ({ scope, params }) => drop(scope, params.id)),
    route(contract.listAuditFindings, ({ scope, query }) => listFindings(scope, query)),
    route(contract.mendAuditFinding, ({ scope, params, request }) => mend(scope, params.id, request), { raw: true }),
    route(contract.listFaces, ({ scope, query }) => listFaces(scope, query.branchId)),
    route(contract.setFace, ({ scope, body }) => set(scope, body)),
    route(readAuditTrend, ({ scope, query }) => readTrend(scope, query)),
    route(contact.listContactPaths, ({ scope, query }) => listPaths(scope, query.branchId)),
    route(contact.makeContactPath, ({ scope, body }) => makePath(scope, body)),
    route(contact.changeContactPath, ({ scope, params, body }) => changePath(scope, params.id, body)),
    route(contact.retireContactPath, ({ scope, params }) => retirePath(scope, params.id)),
    route(contact.testContactPath, ({ scope, params, body }) => testPath(scope, params.id, body)),
    route(contact.listContactTests, ({ scope, params }) => listTests(scope, params.id)),
  ],
  reactions: [within(workspaceCreated, 'audits.install', (_news, tx) => installReady(tx))],
  tickers: [{ name: 'audits.watch', everySeconds: 3600, run: watchFaces }],
})
