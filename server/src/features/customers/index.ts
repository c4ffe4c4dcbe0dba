import { defineFeature } from '../../platform/feature.ts'
import { customerRoutes } from './customers.routes.ts'

export { changeCustomerWith } from './change-customer.ts'
export { findConsent, keepConsent } from './consents/keep-consent.ts'
export type { Address } from './customers.queries.ts'
export {
  addressesOf,
  digitsOf,
  findOrCreateCustomer,
  listAddresses,
  normaliseEmail,
  requireCustomer,
} from './customers.queries.ts'
export { keepOccasion } from './occasions/record-occasion.ts'
export { findKnownCustomers, type KnownCustomers, type NewCustomer, takeInCustomers } from './take-in-customers.ts'
export { findWishesOfCase } from './wishes.ts'

/** Who the customers are and how to address them. */
export const customers = defineFeature({ name: 'customers', routes: customerRoutes })
