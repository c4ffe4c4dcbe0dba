import type { Purchase, PurchaseInput } from '@heed/contract/purchases.ts'
import { isPayable } from '@heed/methods/money.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, notPayable } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { keepOccasion } from '../customers/index.ts'
import { selectPurchases } from './purchase-rows.ts'

type Told = z.output<typeof PurchaseInput>
type Line = Told['lines'][number]

/** @throws request.not_found for a branch out of sight, customer.occasion_in_future, amount.not_payable for a sum that nobody can pay. */
export const recordPurchase = (scope: Scope, told: Told): Promise<Purchase> =>
  scope.transaction(async (tx) => {
    const id = await keepPurchase(tx, told)
    const [kept] = await selectPurchases(tx, sql`o.id = ${id}`, sql``)
    return kept as Purchase
  })

/** Kept once by its reference: a till that tells twice, or a shop that tells again what changed, changes nothing. Gives its id. */
export async function keepPurchase(tx: Tx, { lines, amount, currency, ...told }: Told): Promise<string> {
  const branch = await tx.db.selectFrom('branch').select('currency').where('id', '=', told.branchId).executeTakeFirst()
  if (!branch) throw notFound()
  const paidIn = currency ?? branch.currency
  const total = amount ?? sumOf(lines)
  if (![total ?? 0, ...lines.map((line) => line.amount ?? 0)].every((part) => isPayable(part, paidIn)))
    throw notPayable()
  const { occasion, isNew } = await keepOccasion(tx, {
    ...told,
    kind: 'purchase',
    paid: total === null ? null : { amount: total, currency: paidIn },
  })
  if (isNew && lines.length > 0) await insertLines(tx, occasion.id, told.branchId, lines)
  return occasion.id
}

/** Which of these are here already, in whatever branch: by their reference, or by their own id as an export writes it. */
export const findKnownPurchases = (tx: Tx, references: string[]): Promise<Set<string>> =>
  tx.everywhere(async () => {
    const { rows } = await sql<{ name: string }>`
      select wanted.name from unnest(${references}::text[]) wanted (name) where exists (
        select from occasion o where o.workspace_id = ${tx.scope.workspaceId} and o.kind = 'purchase' and o.reference = wanted.name
      ) or exists (
        select from occasion o where wanted.name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          and o.id = (case when wanted.name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then wanted.name end)::uuid
      )`.execute(tx.db)
    return new Set(rows.map(({ name }) => name))
  })

/** Only where each line says what it cost: part of a sum is no sum. */
const sumOf = (lines: Line[]): number | null =>
  lines.length === 0 || lines.some(({ amount }) => amount === undefined)
    ? null
    : Number(lines.reduce((sum, { amount }) => sum + (amount as number), 0).toFixed(4))

async function insertLines(tx: Tx, occasionId: string, branchId: string, lines: Line[]): Promise<void> {
  const codes = lines.flatMap(({ code }) => code ?? [])
  const known =
    codes.length === 0
      ? []
      : await tx.db.selectFrom('product').select(['id', 'code', 'name']).where('code', 'in', codes).execute()
  await tx.db
    .insertInto('purchase_line')
    .values(
      lines.map(({ code, name, quantity, amount }, position) => {
        const product = known.find((one) => one.code === code)
        return {
          occasion_id: occasionId,
          position,
          branch_id: branchId,
          product_id: product?.id ?? null,
          code: code ?? null,
          name: name ?? product?.name ?? (code as string),
          quantity,
          amount: amount ?? null,
        }
      }),
    )
    .execute()
}
