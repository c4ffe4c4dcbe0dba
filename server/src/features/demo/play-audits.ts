import type { AuditContent, Face } from '@heed/contract/audits.ts'
import demo from '../../../../content/demo/audits.json' with { type: 'json' }
import type { Scope } from '../../platform/scope.ts'
import { changeTemplate, listTemplates, makeTemplate, set as setFace } from '../audits/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'
import type { Chance } from './chance.ts'
import { type Played, playAudit } from './play-audit.ts'
import { playVisits } from './play-visits.ts'
import { playWay, type Way } from './play-way.ts'

/** A year of looking at oneself: lists, audits and what they found, what customers said of the same, and how one gets to a person. */
export async function playAudits(company: Company, chance: Chance, nowMs: number): Promise<void> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  const members = await company.scope.transaction((tx) => tx.db.selectFrom('member').select(['id', 'email']).execute())
  const idOf = (email: string) => members.find((member) => member.email === email)?.id ?? ''
  const as = (email: string) => actAs(company, idOf(email))
  const placeOf = (branch: number | null) => (branch === null ? null : (company.branches[branch]?.id ?? null))
  for (const { face, branch, owner: email, maintainer } of demo.owners)
    await setFace(owner, { face: face as Face, branchId: placeOf(branch), ownerId: idOf(email), maintainer })
  const lists = await takeUpLists(owner)
  for (const played of demo.audits as Played[]) {
    const list = lists.get(played.list)
    if (list) await playAudit(await as(played.by), chance, played, list, placeOf(played.branch), nowMs)
  }
  for (const way of demo.ways as Way[]) await playWay(owner, as, way, placeOf(way.branch), nowMs)
  await playVisits(company, chance, demo.visits, nowMs)
}

export type List = { id: string; content: AuditContent }

/** By their English names; the ready ones that are named have become the business's own. */
async function takeUpLists(owner: Scope): Promise<Map<string, List>> {
  const lists = new Map<string, List>()
  for (const { id, version, content } of (await listTemplates(owner)).items) {
    const name = content.name.en ?? ''
    lists.set(name, { id, content })
    if (demo.ours.includes(name)) await changeTemplate(owner, id, { version, content })
  }
  const own = demo.own as AuditContent
  lists.set(own.name.en ?? '', { id: (await makeTemplate(owner, own)).id, content: own })
  return lists
}
