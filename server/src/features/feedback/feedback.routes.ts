import { getConversationGuide } from '@heed/contract/conversation-guide.ts'
import {
  changeDecision,
  linkFeedback,
  listDecisions,
  listSaidPages,
  makeDecision,
  previewItemTelling,
  previewTelling,
  switchSaidPage,
  tellCustomer,
  tellCustomers,
} from '@heed/contract/decisions.ts'
import {
  exportFeedback,
  getFeedback,
  getFeedbackShare,
  listFeedback,
  moveFeedback,
  recordFeedback,
} from '@heed/contract/feedback.ts'
import * as answers from '@heed/contract/feedback-answers.ts'
import { confirmImport, getImport, mapImport, startImport } from '@heed/contract/feedback-imports.ts'
import { chooseMeans, getListening } from '@heed/contract/listening.ts'
import { changeMoment, listMoments } from '@heed/contract/moments.ts'
import {
  changeTheme,
  decideTheme,
  finishTheme,
  getTheme,
  listThemes,
  makeTheme,
  previewThemeTelling,
  putIntoTheme,
  removeTheme,
  tellThemeCustomers,
} from '@heed/contract/themes.ts'
import { route } from '../../platform/http/route.ts'
import { answerWords } from './answering/answer-words.ts'
import { listOwed, setHours } from './answering/read-answers.ts'
import { readGuide } from './conversation/read-guide.ts'
import { change, decide, link, listDecisionsPage } from './decisions/decisions.ts'
import { exportFeedbackRows } from './imports/export-feedback.ts'
import { bringFile, mapColumns, readImport, takeInGoodRows } from './imports/imports.ts'
import { listFeedbackPage, readShare } from './list-feedback.ts'
import { choose, readListening } from './listening/listening.ts'
import { change as changeMomentTo, listMomentsPage } from './moments/moments.ts'
import { moveTo } from './move-feedback.ts'
import { readFeedback } from './read-feedback.ts'
import { recordWhatWasSaid } from './record-feedback.ts'
import { listPages, switchPage } from './said/said-pages.ts'
import { preview, tell } from './telling/tell.ts'
import { changeItems, decideOn, finish } from './themes/decide-theme.ts'
import { listThemesPage, readThemePage } from './themes/read-themes.ts'
import { changeThemeTo, makeThemeOf, removeThemeOf } from './themes/write-themes.ts'
import { understandingRoutes } from './understanding/understanding.routes.ts'

export const feedbackRoutes = [
  ...understandingRoutes,
  route(answers.listOwedAnswers, ({ scope, query }) => listOwed(scope, query)),
  route(answers.answerFeedback, ({ scope, params, body }) => answerWords(scope, params.id, body)),
  route(answers.setAnswerHours, ({ scope, body }) => setHours(scope, body.hours)),
  route(listFeedback, ({ scope, query }) => listFeedbackPage(scope, query)),
  route(exportFeedback, ({ scope, query, reply }) => exportFeedbackRows(scope, query, reply) as never, { raw: true }),
  route(getFeedbackShare, ({ scope, query }) => readShare(scope, query)),
  route(recordFeedback, ({ scope, body }) => recordWhatWasSaid(scope, body)),
  route(getConversationGuide, ({ scope, query }) => readGuide(scope, query)),
  route(getFeedback, ({ scope, params }) => readFeedback(scope, params.id)),
  route(moveFeedback, ({ scope, params, body }) => moveTo(scope, params.id, body)),
  route(previewItemTelling, ({ scope, params }) => preview(scope, { feedbackId: params.id })),
  route(tellCustomer, ({ scope, params }) => tell(scope, { feedbackId: params.id })),

  route(listDecisions, ({ scope, query }) => listDecisionsPage(scope, query)),
  route(makeDecision, ({ scope, body }) => decide(scope, body)),
  route(changeDecision, ({ scope, params, body }) => change(scope, params.id, body)),
  route(linkFeedback, ({ scope, params, body }) => link(scope, params.id, body.feedbackIds)),
  route(previewTelling, ({ scope, params }) => preview(scope, { decisionId: params.id })),
  route(tellCustomers, ({ scope, params }) => tell(scope, { decisionId: params.id })),

  route(listThemes, ({ scope, query }) => listThemesPage(scope, query)),
  route(getTheme, ({ scope, params }) => readThemePage(scope, params.id)),
  route(makeTheme, ({ scope, body }) => makeThemeOf(scope, body)),
  route(changeTheme, ({ scope, params, body }) => changeThemeTo(scope, params.id, body)),
  route(removeTheme, ({ scope, params }) => removeThemeOf(scope, params.id)),
  route(putIntoTheme, ({ scope, params, body }) => changeItems(scope, params.id, body)),
  route(decideTheme, ({ scope, params, body }) => decideOn(scope, params.id, body)),
  route(finishTheme, ({ scope, params }) => finish(scope, params.id)),
  route(previewThemeTelling, ({ scope, params }) => preview(scope, { themeId: params.id })),
  route(tellThemeCustomers, ({ scope, params }) => tell(scope, { themeId: params.id })),

  route(listMoments, ({ scope, query }) => listMomentsPage(scope, query)),
  route(changeMoment, ({ scope, params, body }) => changeMomentTo(scope, params.id, body)),

  route(getListening, ({ scope }) => readListening(scope)),
  route(chooseMeans, ({ scope, body }) => choose(scope, body)),

  route(listSaidPages, async ({ scope }) => ({ items: await listPages(scope) })),
  route(switchSaidPage, ({ scope, body }) => switchPage(scope, body)),

  route(startImport, ({ scope, request }) => bringFile(scope, request), { raw: true, perMinute: 30 }),
  route(getImport, ({ scope, params }) => readImport(scope, params.id)),
  route(mapImport, ({ scope, params, body }) => mapColumns(scope, params.id, body)),
  route(confirmImport, ({ scope, params }) => takeInGoodRows(scope, params.id)),
]
