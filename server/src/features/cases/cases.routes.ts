import { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import * as clocks from '@heed/contract/case-clocks.ts'
import { announcePresence } from '@heed/contract/case-presence.ts'
import * as views from '@heed/contract/case-views.ts'
import * as contract from '@heed/contract/cases.ts'
import { downloadAttachment, showMessagePictures, uploadFile } from '@heed/contract/uploads.ts'
import { route } from '../../platform/http/route.ts'
import { pauseByHand, resumeByHand, startByHand, stopByHand } from '../standards/index.ts'
import { answerCaseWith, writeNote } from './answer-case.ts'
import { assignTo, handOver } from './assign-case.ts'
import { changeManyCases } from './change-many-cases.ts'
import { changeState } from './change-state.ts'
import { inCase, noteExplained, setNeed } from './clocks-of-case.ts'
import { countViews, listCasesPage } from './list-cases.ts'
import { openCaseFor } from './open-case.ts'
import { announce } from './presence.ts'
import { readCase } from './read-case.ts'
import { deleteCaseView, listSavedViews, saveCaseView } from './saved-views.ts'
import { showPictures } from './show-pictures.ts'
import { readTimeline } from './timeline.ts'
import { updateCaseWith } from './update-case.ts'
import { download, upload } from './uploads.ts'

export const caseRoutes = [
  route(contract.listCases, ({ scope, query }) => listCasesPage(scope, query)),
  route(contract.countCases, ({ scope }) => countViews(scope)),
  route(contract.createCase, ({ scope, body }) => openCaseFor(scope, body)),
  route(bulkChangeCases, ({ scope, body }) => changeManyCases(scope, body)),
  route(contract.getCase, ({ scope, params }) => scope.transaction((tx) => readCase(tx, params.id))),
  route(contract.getTimeline, ({ scope, params }) => readTimeline(scope, params.id)),
  route(contract.answerCase, ({ scope, params, body }) => answerCaseWith(scope, params.id, body, { asksWhy: true })),
  route(contract.addNote, ({ scope, params, body }) => writeNote(scope, params.id, body)),
  route(contract.assignCase, ({ scope, params, body }) => assignTo(scope, params.id, body.ownerId)),
  route(contract.handOverCase, ({ scope, params, body }) => handOver(scope, params.id, body)),
  route(contract.changeCaseState, ({ scope, params, body }) => changeState(scope, params.id, body)),
  route(contract.updateCase, ({ scope, params, body }) => updateCaseWith(scope, params.id, body)),
  route(announcePresence, ({ scope, params, body }) => announce(scope, params.id, body)),

  route(clocks.startClock, ({ scope, params, body }) =>
    inCase(scope, params.id, (tx) => startByHand(tx, params.id, body)),
  ),
  route(clocks.stopClock, ({ scope, params, body }) =>
    inCase(scope, params.id, (tx) => stopByHand(tx, params.id, params.clockId, body)),
  ),
  route(clocks.pauseCase, ({ scope, params, body }) =>
    inCase(scope, params.id, (tx) => pauseByHand(tx, params.id, body)),
  ),
  route(clocks.resumeCase, ({ scope, params }) => inCase(scope, params.id, (tx) => resumeByHand(tx, params.id))),
  route(clocks.setNeededBy, ({ scope, params, body }) => setNeed(scope, params.id, body)),
  route(clocks.noteExplainedAgain, ({ scope, params }) => noteExplained(scope, params.id)),

  route(views.listViews, ({ scope }) => listSavedViews(scope)),
  route(views.saveView, ({ scope, body }) => saveCaseView(scope, body)),
  route(views.deleteView, ({ scope, params }) => deleteCaseView(scope, params.id)),

  route(uploadFile, ({ scope, request }) => upload(scope, request), { raw: true }),
  // biome-ignore lint/suspicious/noExplicitAny: the answer is the page itself
  route(showMessagePictures, ({ scope, params, reply }) => showPictures(scope, params.id, reply) as any, { raw: true }),
  // biome-ignore lint/suspicious/noExplicitAny: the answer is the file itself
  route(downloadAttachment, ({ scope, params, reply }) => download(scope, params.id, reply) as any, { raw: true }),
]
