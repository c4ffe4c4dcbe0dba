import type { ShopKind } from '@heed/contract/shops.ts'
import type { ShopAdapter } from './adapters/adapter.ts'
import { shopify } from './adapters/shopify.ts'
import { till } from './adapters/till.ts'
import { woocommerce } from './adapters/woocommerce.ts'

/** Another shop is one file beside these and one line here. */
export const adapters: Record<ShopKind, ShopAdapter> = { shopify, woocommerce, till }
