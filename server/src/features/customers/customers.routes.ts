import { recordOccasion } from '@heed/contract/asking.ts'
import * as contract from '@heed/contract/customers.ts'
import { route } from '../../platform/http/route.ts'
import { addAddress } from './add-address.ts'
import { changeCustomer } from './change-customer.ts'
import { listCustomersPage, readCustomer } from './customers.ts'
import { listLookalikes } from './lookalikes.ts'
import { mergeInto } from './merge-customers.ts'
import * as occasions from './occasions/record-occasion.ts'
import { readHistory } from './read-history.ts'
import { removeAddress } from './remove-address.ts'

export const customerRoutes = [
  route(contract.listCustomers, ({ scope, query }) => listCustomersPage(scope, query)),
  route(contract.getCustomer, ({ scope, params }) => readCustomer(scope, params.id)),
  route(contract.updateCustomer, ({ scope, params, body }) => changeCustomer(scope, params.id, body)),
  route(contract.addCustomerAddress, ({ scope, params, body }) => addAddress(scope, params.id, body.address)),
  route(contract.removeCustomerAddress, ({ scope, params }) => removeAddress(scope, params.id, params.address)),
  route(contract.getCustomerHistory, ({ scope, params, query }) => readHistory(scope, params.id, query)),
  route(contract.listLookalikes, ({ scope, params }) => listLookalikes(scope, params.id)),
  route(recordOccasion, ({ scope, body }) => occasions.recordOccasion(scope, body)),
  route(contract.mergeCustomers, ({ scope, params, body }) => mergeInto(scope, params.id, body.otherId)),
]
