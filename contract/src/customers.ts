import { z } from 'zod'
import { SurveyAnswer } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Language, PageQuery, pageOf } from './primitives.ts'

export const Customer = z.object({
  id: Id,
  name: z.string(),
  /** How the customer wants to be addressed; asked, never guessed from the name. */
  formOfAddress: z.string().nullable(),
  language: Language,
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  note: z.string().nullable(),
  since: Instant,
  openCases: z.int(),
})
export type Customer = z.infer<typeof Customer>

export const CustomerPage = Customer.extend({
  answers: z.array(SurveyAnswer.extend({ caseId: Id, caseNumber: z.int() })),
})

export const listCustomers = endpoint({
  id: 'listCustomers',
  method: 'GET',
  path: '/customers',
  tag: 'customers',
  may: 'customer:read',
  summary: 'Customers, newest first, or by name or address',
  query: PageQuery.extend({ search: z.string().trim().max(200).optional() }).strict(),
  response: pageOf(Customer),
})
export const getCustomer = endpoint({
  id: 'getCustomer',
  method: 'GET',
  path: '/customers/:id',
  tag: 'customers',
  may: 'customer:read',
  summary: 'One customer with their answers',
  params: IdParams,
  response: CustomerPage,
})
export const updateCustomer = endpoint({
  id: 'updateCustomer',
  method: 'PATCH',
  path: '/customers/:id',
  tag: 'customers',
  may: 'customer:edit',
  summary: 'Change what is known of a customer',
  params: IdParams,
  body: z
    .object({
      name: z.string().trim().min(1).max(120),
      formOfAddress: z.string().trim().max(120).nullable(),
      language: Language,
      note: z.string().trim().max(4000).nullable(),
    })
    .partial(),
  response: Customer,
})
