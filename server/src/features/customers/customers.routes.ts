import { getCustomer, listCustomers, updateCustomer } from '@heed/contract/customers.ts'
import { route } from '../../platform/http/route.ts'
import { changeCustomer, listCustomersPage, readCustomer } from './customers.ts'

export const customerRoutes = [
  route(listCustomers, ({ scope, query }) => listCustomersPage(scope, query)),
  route(getCustomer, ({ scope, params }) => readCustomer(scope, params.id)),
  route(updateCustomer, ({ scope, params, body }) => changeCustomer(scope, params.id, body)),
]
