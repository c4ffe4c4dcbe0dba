import * as lost from '@heed/contract/lost-customers.ts'
import * as contract from '@heed/contract/purchases.ts'
import * as shops from '@heed/contract/shops.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { readPattern } from './buying-pattern.ts'
import { cancelPurchase } from './cancel-purchase.ts'
import { learnRhythms } from './customer-rhythm.ts'
import { listLate } from './late-customers.ts'
import { listPurchases } from './list-purchases.ts'
import { listLostCalls } from './lost/lost-call-rows.ts'
import { readLostReasons } from './lost/read-lost-reasons.ts'
import { recordLostCall } from './lost/record-lost-call.ts'
import { addClass, changeClass, listClasses } from './products/classes.ts'
import { addProduct, changeProduct, listProducts } from './products/products.ts'
import { recordPurchase } from './record-purchase.ts'
import { serveShopHooks } from './shops/serve-hooks.ts'
import { changeShop, connectShop, listDeliveries, listShops, replayDelivery } from './shops/shops.ts'
import { understandDelivery } from './shops/understand-delivery.ts'

export { cancel as cancelKeptPurchase } from './cancel-purchase.ts'
export { learnRhythm } from './customer-rhythm.ts'
export { addClass } from './products/classes.ts'
export { addProduct } from './products/products.ts'
export { findKnownPurchases, keepPurchase, recordPurchase } from './record-purchase.ts'

/** What customers buy, how often they come by themselves, and who stays away longer than they are used to. */
export const purchases = defineFeature({
  name: 'purchases',
  routes: [
    route(contract.listProductClasses, ({ scope }) => listClasses(scope)),
    route(contract.createProductClass, ({ scope, body }) => addClass(scope, body)),
    route(contract.updateProductClass, ({ scope, params, body }) => changeClass(scope, params.id, body)),
    route(contract.listProducts, ({ scope, query }) => listProducts(scope, query)),
    route(contract.createProduct, ({ scope, body }) => addProduct(scope, body)),
    route(contract.updateProduct, ({ scope, params, body }) => changeProduct(scope, params.id, body)),
    route(contract.recordPurchase, ({ scope, body }) => recordPurchase(scope, body)),
    route(contract.listPurchases, ({ scope, query }) => listPurchases(scope, query)),
    route(contract.cancelPurchase, ({ scope, params }) => cancelPurchase(scope, params.id)),
    route(contract.getBuyingPattern, ({ scope, params }) => readPattern(scope, params.id)),
    route(contract.listLateCustomers, ({ scope, query }) => listLate(scope, query)),
    route(lost.listLostCalls, ({ scope, params }) => listLostCalls(scope, params.id)),
    route(lost.recordLostCall, ({ scope, params, body }) => recordLostCall(scope, params.id, body)),
    route(lost.getLostReasons, ({ scope, query }) => readLostReasons(scope, query)),
    route(shops.listShops, ({ scope }) => listShops(scope)),
    route(shops.connectShop, ({ scope, body }) => connectShop(scope, body)),
    route(shops.updateShop, ({ scope, params, body }) => changeShop(scope, params.id, body)),
    route(shops.listShopDeliveries, ({ scope, params, query }) => listDeliveries(scope, params.id, query)),
    route(shops.replayShopDelivery, ({ scope, params }) => replayDelivery(scope, params.id)),
  ],
  reactions: learnRhythms,
  jobs: [understandDelivery],
  pages: serveShopHooks,
})
