import { createHash } from 'node:crypto'
import type { ShopKind } from '@heed/contract/shops.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hashOf, workspaceOf } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import { adapters } from './shop-adapters.ts'
import { openSecret } from './shop-secrets.ts'
import { understandDelivery } from './understand-delivery.ts'

const largest = 2 * 1024 * 1024

/**
 * Where shops and tills send to. What is signed is kept as it came and acknowledged before anybody looks at it: 200 says that it is here,
 * 401 that it is not theirs, 404 that no shop has this address, 5xx that it has to be sent again.
 */
export async function serveShopHooks(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers()
    hooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largest }, (_, body, done) => done(null, body))
    hooks.post(
      '/hooks/shops/:token',
      { bodyLimit: largest, config: { rateLimit: { max: 6000, timeWindow: 60_000 } } },
      async (request: FastifyRequest<{ Params: { token: string } }>, reply) => {
        const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        return reply.status(await take(house, request.params.token, raw, request.headers)).send()
      },
    )
  })
}

function take(house: House, token: string, raw: Buffer, headers: FastifyRequest['headers']): Promise<number> {
  return house.scopeOf(workspaceOf(token)).transaction(async (tx) => {
    const shop = await tx.db
      .selectFrom('shop')
      .select(['id', 'kind', 'secret', 'branch_id', 'active'])
      .where('token_hash', '=', hashOf(token))
      .executeTakeFirst()
    if (!shop?.active) return 404
    const adapter = adapters[shop.kind as ShopKind]
    if (!adapter.isSigned(raw, headers, openSecret(house.secret, shop.id, shop.secret))) return 401
    // Shops try whether an address answers with a body of nothing or of a form.
    if (raw.byteLength === 0) return 200
    const deliveryId = newId()
    const kept = await tx.db
      .insertInto('shop_delivery')
      .values({
        id: deliveryId,
        branch_id: shop.branch_id,
        shop_id: shop.id,
        external_id: (adapter.idOf(headers) || createHash('sha256').update(raw).digest('hex')).slice(0, 200),
        topic: adapter.topicOf(headers)?.slice(0, 100) ?? null,
        raw,
        received_at: now(),
      })
      .onConflict((conflict) => conflict.columns(['shop_id', 'external_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (kept) {
      await tx.db.updateTable('shop').set({ last_received_at: now() }).where('id', '=', shop.id).execute()
      tx.enqueue(understandDelivery, { deliveryId })
    }
    return 200
  })
}
