import type { endFact, FactBasis, FactKind, FactSaid, recordFact } from '@heed/contract/customer-facts.ts'
import type { z } from 'zod'
import { factRecorded } from '../../../events/customer-fact-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCase } from '../../cases/index.ts'
import { changeCustomerWith, requireCustomer } from '../../customers/index.ts'
import { addressGuessed, caseOfAnother, knownBetter, segmentUnknown } from '../customer-facts.errors.ts'
import { readKnown, topicOf } from './fact-rows.ts'
import { findPolicy } from './policy.ts'
import { readFacts } from './read-facts.ts'

type NewFact = {
  customerId: string
  kind: FactKind
  topic: string
  value: unknown
  basis: FactBasis
  caseId?: string | null
  segment?: string
}

/**
 * What a customer said or showed stands in their row from now on; a guess stands beside it.
 * @throws fact.address_guessed, fact.known_better, fact.case_of_another.
 */
export const record = (scope: Scope, customerId: string, { said, basis, caseId }: z.output<typeof recordFact.body>) =>
  scope.transaction(async (tx) => {
    await requireCaseOf(tx, customerId, caseId)
    if (basis === 'assumed') {
      if (said.kind === 'address') throw addressGuessed()
      if (await isKnown(tx, customerId, said)) throw knownBetter()
    }
    await insertFact(tx, { customerId, kind: said.kind, topic: topicOf(said), value: said.value, basis, caseId })
    if (basis !== 'assumed') await useFact(tx, customerId, said.kind, said.value)
    return readFacts(tx, customerId)
  })

/** It holds no more, and nobody knows yet what does. */
export const end = (scope: Scope, customerId: string, { kind, topic, caseId }: z.output<typeof endFact.body>) =>
  scope.transaction(async (tx) => {
    await requireCaseOf(tx, customerId, caseId)
    await insertFact(tx, {
      customerId,
      kind,
      topic: kind === 'free' ? topic : '',
      value: null,
      basis: 'asked',
      caseId,
    })
    await useFact(tx, customerId, kind, null)
    return readFacts(tx, customerId)
  })

/** What is usual in a group is only ever a first guess: never of what is known, never of how to address somebody. */
export const guess = (scope: Scope, customerId: string, name: string) =>
  scope.transaction(async (tx) => {
    await requireCustomer(tx, customerId)
    const { segments } = await findPolicy(tx)
    const segment = segments.find((one) => one.name === name)
    if (!segment) throw segmentUnknown()
    const { facts } = await readKnown(tx, customerId)
    const guesses = [
      { kind: 'reach' as const, value: segment.reach && { first: segment.reach, second: null } },
      { kind: 'talk' as const, value: segment.talk },
    ]
    for (const { kind, value } of guesses) {
      const known = facts.find((fact) => fact.said.kind === kind)
      if (value && (!known || known.basis === 'assumed'))
        await insertFact(tx, { customerId, kind, topic: '', value, basis: 'assumed', segment: name })
    }
    return readFacts(tx, customerId)
  })

export async function insertFact(tx: Tx, fact: NewFact): Promise<void> {
  const factId = newId()
  await tx.db
    .insertInto('customer_fact')
    .values({
      id: factId,
      customer_id: fact.customerId,
      kind: fact.kind,
      topic: fact.topic,
      value: fact.value === null ? null : JSON.stringify(fact.value),
      basis: fact.basis,
      case_id: fact.caseId ?? null,
      segment: fact.segment ?? null,
      member_id: tx.scope.actor?.id ?? null,
      at: now(),
    })
    .execute()
  await tx.emit(factRecorded, { customerId: fact.customerId, factId, kind: fact.kind, basis: fact.basis })
}

const useFact = (tx: Tx, customerId: string, kind: FactKind, value: unknown) =>
  kind === 'free' ? undefined : changeCustomerWith(tx, customerId, { [fieldOf[kind]]: value })

export const fieldOf = {
  address: 'addressAs',
  reach: 'reach',
  best_time: 'bestTime',
  language: 'language',
  talk: 'talk',
} as const

async function isKnown(tx: Tx, customerId: string, said: FactSaid): Promise<boolean> {
  const { facts } = await readKnown(tx, customerId)
  return facts.some(
    (fact) => fact.said.kind === said.kind && topicOf(fact.said) === topicOf(said) && fact.basis !== 'assumed',
  )
}

/** A fact is said in a case of this very customer. */
export async function requireCaseOf(tx: Tx, customerId: string, caseId: string | null): Promise<void> {
  await requireCustomer(tx, customerId)
  if (caseId && (await requireCase(tx, caseId)).customer_id !== customerId) throw caseOfAnother()
}
