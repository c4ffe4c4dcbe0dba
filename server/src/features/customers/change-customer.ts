import type { Customer } from '@heed/contract/customers.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { FormOfAddress } from '@heed/contract/wishes.ts'
import { nameToCall } from '@heed/methods/salutation.ts'
import { customerChanged } from '../../events/customer-events.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { keepConsent } from './consents/keep-consent.ts'
import { requireCustomer } from './customers.queries.ts'
import { present } from './customers.ts'

type Change = {
  name?: string
  formOfAddress?: string | null
  addressAs?: FormOfAddress | null
  language?: string
  note?: string | null
  zone?: string | null
  talk?: Customer['talk']
  bestTime?: Customer['bestTime']
  reach?: Customer['reach']
  postalAddress?: string | null
  surveysStopped?: boolean
}

export const changeCustomer = (scope: Scope, customerId: string, change: Change): Promise<Customer> =>
  scope.transaction((tx) => changeCustomerWith(tx, customerId, change))

export async function changeCustomerWith(tx: Tx, customerId: string, change: Change): Promise<Customer> {
  const before = await requireCustomer(tx, customerId)
  const language = change.language ?? before.language
  if (change.surveysStopped !== undefined && change.surveysStopped !== (before.surveys_stopped_at !== null))
    await keepConsent(tx, { customerId, purpose: 'surveys', given: !change.surveysStopped, how: 'record' })
  const json = (value: object | null) => value && JSON.stringify(value)
  const after = await tx.db
    .updateTable('customer')
    .set({
      name: change.name ?? before.name,
      language,
      note: change.note === undefined ? before.note : change.note,
      zone: change.zone === undefined ? before.zone : change.zone,
      ...formAfter(before, change, language as Language),
      ...(change.talk === undefined ? {} : { talk: change.talk }),
      ...(change.bestTime === undefined ? {} : { best_time: json(change.bestTime) }),
      ...(change.reach === undefined ? {} : { reach: json(change.reach) }),
      ...(change.postalAddress === undefined ? {} : { postal_address: change.postalAddress }),
    })
    .where('id', '=', customerId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tx.emit(customerChanged, { customerId, changed: Object.keys(change) })
  const [customer] = await present(tx, [after])
  return customer as Customer
}

/** Words without parts are called as they stand; parts read as the customer's language has them. */
function formAfter(
  before: { form_of_address: string | null; address_as: unknown },
  { formOfAddress, addressAs }: Change,
  language: Language,
) {
  const isSame = formOfAddress === undefined || formOfAddress === before.form_of_address
  if (addressAs === undefined && !isSame) return { form_of_address: formOfAddress, address_as: null }
  const parts = addressAs === undefined ? (before.address_as as FormOfAddress | null) : addressAs
  if (!parts) return { form_of_address: null, address_as: null }
  return { form_of_address: nameToCall(language, parts), address_as: JSON.stringify(parts) }
}
