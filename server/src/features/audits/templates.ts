import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AuditContent, type AuditTemplate } from '@heed/contract/audits.ts'
import type { Words } from '@heed/contract/survey-content.ts'
import { sql } from 'kysely'
import { auditTemplateChanged, auditTemplateRetired } from '../../events/audit-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { templateChanged } from './audits.errors.ts'

const folder = join(import.meta.dirname, '../../../../content/audits')

/** Ready ones, in the order of their files' names; a new one is a new file. */
const ready = readdirSync(folder)
  .sort()
  .map((name) => {
    const { key, ...content } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { key: string }
    return { key, content: AuditContent.parse(content) }
  })

/** In this language, else in the first in which it is written. */
export const inLanguage = (words: Words, language: string): string =>
  words[language as keyof Words] || Object.values(words).find(Boolean) || ''

/** Every business has the ready ones, also those that came with a later version of Heed. */
export async function installReady(tx: Tx): Promise<void> {
  const known = await tx.db
    .selectFrom('audit_template')
    .select('ready')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('ready', 'is not', null)
    .execute()
  for (const { key, content } of ready) {
    if (known.some((template) => template.ready === key)) continue
    const written = await tx.db
      .insertInto('audit_template')
      .values({ id: newId(), ready: key, not_yet_yours: true })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'ready']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (written) await writeVersion(tx, written.id, 1, content)
  }
}

const writeVersion = (tx: Tx, templateId: string, number: number, content: AuditContent) =>
  tx.db
    .insertInto('audit_template_version')
    .values({
      template_id: templateId,
      number,
      content: JSON.stringify(content),
      made_by: tx.scope.actor?.id ?? null,
      made_at: now(),
    })
    .execute()

/** Those that an audit can begin with. */
export async function selectTemplates(tx: Tx, id?: string): Promise<AuditTemplate[]> {
  const rows = await tx.db
    .selectFrom('audit_template as t')
    .innerJoin('audit_template_version as v', (join) =>
      join.onRef('v.template_id', '=', 't.id').onRef('v.number', '=', 't.version'),
    )
    .select(['t.id', 't.not_yet_yours', 't.version', 'v.content'])
    .where('t.workspace_id', '=', tx.scope.workspaceId)
    .where('t.retired_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('t.id', '=', id as string))
    // Ready ones are installed in their order; what the business writes itself comes after them.
    .orderBy(sql`t.ready is null`)
    .orderBy('t.id')
    .execute()
  return rows.map(({ id: templateId, not_yet_yours: notYetYours, version, content }) => ({
    id: templateId,
    notYetYours,
    version,
    content: content as unknown as AuditContent,
  }))
}

export const listTemplates = (scope: Scope) => scope.transaction(async (tx) => ({ items: await selectTemplates(tx) }))

export const makeTemplate = (scope: Scope, content: AuditContent): Promise<AuditTemplate> =>
  scope.transaction(async (tx) => {
    const id = newId()
    await tx.db.insertInto('audit_template').values({ id, made_at: now() }).execute()
    await writeVersion(tx, id, 1, content)
    return told(tx, id)
  })

async function takeTemplate(tx: Tx, id: string) {
  const row = await tx.db
    .selectFrom('audit_template')
    .selectAll()
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Writes the next version: what was audited keeps its own. */
export const changeTemplate = (
  scope: Scope,
  id: string,
  { version, content }: { version: number; content: AuditContent },
): Promise<AuditTemplate> =>
  scope.transaction(async (tx) => {
    const row = await takeTemplate(tx, id)
    if (row.version !== version) throw templateChanged()
    await writeVersion(tx, id, version + 1, content)
    await tx.db
      .updateTable('audit_template')
      .set({ version: version + 1, not_yet_yours: false })
      .where('id', '=', id)
      .execute()
    return told(tx, id)
  })

/** What was audited with it stays; a ready one that was left out is not installed again. */
export const retireTemplate = (scope: Scope, id: string): Promise<null> =>
  scope.transaction(async (tx) => {
    await takeTemplate(tx, id)
    const [template] = await selectTemplates(tx, id)
    await tx.db.updateTable('audit_template').set({ retired_at: now() }).where('id', '=', id).execute()
    await tx.emit(auditTemplateRetired, { templateId: id, name: inLanguage(template?.content.name ?? {}, 'en') })
    tx.tell({ topic: 'standard', id, type: auditTemplateRetired.type }, null)
    return null
  })

async function told(tx: Tx, id: string): Promise<AuditTemplate> {
  const [template] = await selectTemplates(tx, id)
  if (!template) throw notFound()
  const name = inLanguage(template.content.name, 'en')
  await tx.emit(auditTemplateChanged, { templateId: id, name, version: template.version })
  tx.tell({ topic: 'standard', id, type: auditTemplateChanged.type }, null)
  return template
}
