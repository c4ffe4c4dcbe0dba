import { receiveCustomerMessage } from '../src/features/cases/index.ts'
import { newId } from '../src/platform/ids.ts'
import type { Scope } from '../src/platform/scope.ts'
import { buildChannel } from './build.ts'
import { buildOneMoment, buildOneOfEachAsked } from './one-of-each-asked.ts'
import { buildOneOfEachAudited } from './one-of-each-audits.ts'
import { buildOneOfEachBought } from './one-of-each-bought.ts'
import { buildOneOfEachImproved } from './one-of-each-improved.ts'
import { buildOneLesson } from './one-of-each-lessons.ts'

/** One real row behind each collection of the API, by the first word of its path, all in one branch. */
export async function buildOneOfEach(scope: Scope, branchId: string): Promise<Record<string, string>> {
  const channel = await buildChannel(scope, branchId)
  return scope.transaction(async (tx) => {
    const { caseId, messageId } = await receiveCustomerMessage(tx, {
      channel: { id: channel.id, kind: 'api', branchId, language: 'en' },
      customer: { email: 'row@example.test', name: 'Row' },
      subject: 'A row',
      text: 'Words',
      html: null,
      quoted: null,
      hasRemoteImages: false,
      language: 'en',
      mailId: null,
      files: [
        { filename: 'a.txt', mimeType: 'text/plain', size: 1, storedAs: 'none/none', contentId: null, inline: false },
      ],
      at: new Date(),
      acknowledge: false,
    })
    const one = async (table: 'standard' | 'survey' | 'attachment' | 'customer') =>
      (await tx.db.selectFrom(table).select('id').executeTakeFirst())?.id ?? newId()
    const outboxId = newId()
    await tx.db
      .insertInto('outbox_message')
      .values({
        id: outboxId,
        branch_id: branchId,
        channel_id: channel.id,
        case_id: caseId,
        message_id: messageId,
        purpose: 'answer',
        recipient: 'row@example.test',
        subject: 'Re: A row',
        text: 'x',
        mail_id: `${outboxId}@heed.test`,
        state: 'failed',
        reason: 'refused',
      })
      .execute()
    const intakeId = newId()
    await tx.db
      .insertInto('intake_item')
      .values({
        id: intakeId,
        branch_id: branchId,
        channel_id: channel.id,
        via: 'api',
        dedupe_key: intakeId,
        size: 1,
        state: 'quarantined',
        problem: 'mail.unparseable',
      })
      .execute()
    await tx.db
      .insertInto('intake_raw')
      .values({ item_id: intakeId, content: Buffer.from('x') })
      .execute()
    const viewId = newId()
    const member = await tx.db.selectFrom('member').select('id').executeTakeFirstOrThrow()
    await tx.db
      .insertInto('saved_view')
      .values({ id: viewId, member_id: member.id, name: 'A view', filter: '{}' })
      .execute()
    const asked = await buildOneOfEachAsked(tx, branchId, member.id, await one('survey'))
    const mailboxId = newId()
    await tx.db
      .insertInto('demo_mail')
      .values({
        id: mailboxId,
        case_id: caseId,
        sender: 'a@b.test',
        recipient: 'row@example.test',
        subject: 's',
        text: 't',
        mail_id: `${mailboxId}@demo.test`,
      })
      .execute()
    const decisionId = newId()
    await tx.db
      .insertInto('decision')
      .values({
        id: decisionId,
        branch_id: branchId,
        said: JSON.stringify({ en: 'Said' }),
        did: JSON.stringify({ en: 'Did' }),
        decided_on: '2026-01-01',
      })
      .execute()
    const feedbackId = newId()
    await tx.db
      .insertInto('feedback')
      .values({
        id: feedbackId,
        branch_id: branchId,
        source: 'remark',
        text: 'Words',
        language: 'en',
        said_at: new Date(),
        day: '2026-01-01',
        origin: feedbackId,
      })
      .execute()
    const themeId = newId()
    await tx.db
      .insertInto('theme')
      .values({
        id: themeId,
        branch_id: branchId,
        name: 'Words',
        kind: 'wish',
        owner_id: member.id,
        due_on: '2099-01-01',
      })
      .execute()
    const importId = newId()
    await tx.db
      .insertInto('feedback_import')
      .values({ id: importId, member_id: member.id, filename: 'words.csv' })
      .execute()
    const recordImportId = newId()
    await tx.db
      .insertInto('record_import')
      .values({ id: recordImportId, member_id: member.id, kind: 'customers', filename: 'people.csv' })
      .execute()
    const promiseId = newId()
    await tx.db
      .insertInto('promise')
      .values({ id: promiseId, case_id: caseId, words: 'Words', member_id: member.id, due_at: new Date('2099-01-01') })
      .execute()
    const actionId = newId()
    await tx.db
      .insertInto('action')
      .values({
        id: actionId,
        branch_id: branchId,
        kind: 'by_hand',
        words: 'Words',
        owner_id: member.id,
        origin: actionId,
      })
      .execute()
    const remedyId = newId()
    await tx.db
      .insertInto('remedy')
      .values({
        id: remedyId,
        branch_id: branchId,
        case_id: caseId,
        kind: 'refund',
        amount: 1,
        currency: 'TRY',
        reason: 'Words',
        state: 'asked',
      })
      .execute()
    const offerId = newId()
    await tx.db
      .insertInto('win_back_offer')
      .values({ id: offerId, case_id: caseId, remedy_id: remedyId, words: 'Words' })
      .execute()
    const callId = newId()
    await tx.db.insertInto('urgent_call').values({ id: callId, branch_id: branchId, words: 'Words' }).execute()
    const automationId = newId()
    await tx.db
      .insertInto('automation')
      .values({
        id: automationId,
        branch_id: branchId,
        name: 'A rule',
        event: 'case.opened',
        rule: JSON.stringify({ match: 'all', conditions: [], actions: [{ do: 'add_tag', tag: 'x' }] }),
      })
      .execute()
    const alertId = newId()
    await tx.db.insertInto('product_alert').values({ id: alertId, product: 'Words', facts: 'Words' }).execute()
    const withdrawalId = newId()
    await tx.db
      .insertInto('branch_withdrawal')
      .values({ id: withdrawalId, alert_id: alertId, branch_id: branchId })
      .execute()
    const causeId = newId()
    await tx.db.insertInto('cause').values({ id: causeId, words: 'Words', kind: 'systems' }).execute()
    const correctiveId = newId()
    await tx.db
      .insertInto('corrective_action')
      .values({
        id: correctiveId,
        cause_id: causeId,
        branch_id: branchId,
        words: 'Words',
        change: 'rule',
        owner_id: member.id,
        due_at: new Date('2099-01-01'),
      })
      .execute()
    const ruleId = newId()
    await tx.db
      .insertInto('rule')
      .values({ id: ruleId, name: 'Words', for_whom: 'law', owner_id: member.id, review_on: '2099-01-01' })
      .execute()
    await tx.db.insertInto('rule_version').values({ rule_id: ruleId, version: 1, text: 'Words' }).execute()
    const requestId = newId()
    await tx.db
      .insertInto('special_request')
      .values({ id: requestId, case_id: caseId, product: 'Words', currency: 'TRY' })
      .execute()
    const askId = newId()
    await tx.db
      .insertInto('shop_asked')
      .values({
        id: askId,
        request_id: requestId,
        branch_id: branchId,
        name: 'Words',
        product: 'Words',
        from_branch_id: branchId,
        from_branch: 'Words',
      })
      .execute()
    const exceptionId = newId()
    await tx.db
      .insertInto('policy_exception')
      .values({
        id: exceptionId,
        case_id: caseId,
        rule_id: ruleId,
        gives: 'Words',
        needs: 'Words',
        why: 'Words',
        currency: 'TRY',
        state: 'asked',
      })
      .execute()
    const adviceId = newId()
    await tx.db.insertInto('advice').values({ id: adviceId, case_id: caseId, question: 'Words' }).execute()
    const needId = newId()
    await tx.db
      .insertInto('customer_need')
      .values({ id: needId, customer_id: await one('customer'), words: 'Words' })
      .execute()
    const problemId = newId()
    await tx.db.insertInto('problem').values({ id: problemId, branch_id: branchId, words: 'Words' }).execute()
    const goalId = newId()
    await tx.db
      .insertInto('goal')
      .values({
        id: goalId,
        branch_id: branchId,
        level: 'branch',
        words: 'Words',
        behaviour: 'Words',
        unit: 'times',
        target_value: 1,
        due_on: '2099-01-01',
      })
      .execute()
    const schemeId = (await tx.db.selectFrom('scheme').select('id').executeTakeFirstOrThrow()).id
    const requirementId = newId()
    await tx.db
      .insertInto('requirement')
      .values({ id: requirementId, scheme_id: schemeId, code: '1', words: 'Words', folded: 'words' })
      .execute()
    const inspectionId = newId()
    await tx.db
      .insertInto('inspection')
      .values({ id: inspectionId, branch_id: branchId, scheme_id: schemeId, seed: 1, size: 1 })
      .execute()
    const wordId = newId()
    await tx.db.insertInto('brand_word').values({ id: wordId, kind: 'trait', language: 'en', word: 'Words' }).execute()
    const valueId = newId()
    await tx.db.insertInto('brand_value').values({ id: valueId, name: 'Words' }).execute()
    const ideaId = newId()
    await tx.db.insertInto('brand_idea').values({ id: ideaId, name: 'Words' }).execute()
    const actId = newId()
    await tx.db.insertInto('brand_act').values({ id: actId, words: 'Words' }).execute()
    const publishedId = newId()
    await tx.db
      .insertInto('published_promise')
      .values({
        id: publishedId,
        words: 'Words',
        kind: 'other',
        published_where: 'Words',
        owner_id: member.id,
        review_on: '2099-01-01',
      })
      .execute()
    const breakId = newId()
    await tx.db
      .insertInto('published_promise_break')
      .values({ id: breakId, promise_id: publishedId, case_id: caseId })
      .execute()
    const aspectId = newId()
    await tx.db
      .insertInto('experience_aspect')
      .values({ id: aspectId, phase: 'use', name: 'Words', importance: 1 })
      .execute()
    const obstacleId = newId()
    await tx.db.insertInto('product_obstacle').values({ id: obstacleId, product: 'Words' }).execute()
    const openingItemId = newId()
    await tx.db.insertInto('opening_item').values({ id: openingItemId, branch_id: branchId, words: 'Words' }).execute()
    const signatureId = newId()
    await tx.db.insertInto('signature').values({ id: signatureId, name: 'Words' }).execute()
    const visitId = newId()
    await tx.db.insertInto('visit').values({ id: visitId, branch_id: branchId, signature_id: signatureId }).execute()
    return {
      ...(await buildOneOfEachAudited(tx, branchId)),
      signatures: signatureId,
      visits: visitId,
      'product-obstacles': obstacleId,
      'opening-items': openingItemId,
      ...(await buildOneOfEachImproved(tx, branchId, member.id)),
      'win-back-offers': offerId,
      'experience-aspects': aspectId,
      'published-promises': publishedId,
      'broken-promises': breakId,
      'brand-words': wordId,
      'brand-values': valueId,
      'brand-ideas': ideaId,
      'brand-acts': actId,
      automations: automationId,
      'product-alerts': alertId,
      'branch-withdrawals': withdrawalId,
      causes: causeId,
      'corrective-actions': correctiveId,
      rules: ruleId,
      exceptions: exceptionId,
      'special-requests': requestId,
      'shops-asked': askId,
      advice: adviceId,
      problems: problemId,
      lessons: await buildOneLesson(tx, caseId),
      schemes: schemeId,
      requirements: requirementId,
      inspections: inspectionId,
      goals: goalId,
      'urgent-calls': callId,
      cases: caseId,
      promises: promiseId,
      actions: actionId,
      remedies: remedyId,
      feedback: feedbackId,
      moments: await buildOneMoment(tx, branchId, feedbackId),
      decisions: decisionId,
      themes: themeId,
      'feedback-imports': importId,
      'record-imports': recordImportId,
      branches: branchId,
      channels: channel.id,
      customers: await one('customer'),
      'customer-needs': needId,
      standards: await one('standard'),
      surveys: await one('survey'),
      ...asked,
      ...(await buildOneOfEachBought(tx, branchId, await one('customer'))),
      attachments: await one('attachment'),
      messages: messageId,
      outbox: outboxId,
      intake: intakeId,
      views: viewId,
      mailbox: mailboxId,
      members: member.id,
    }
  })
}
