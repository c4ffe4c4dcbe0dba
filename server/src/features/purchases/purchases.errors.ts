import { problem } from '../../platform/problem.ts'

export const productCodeTaken = problem(409, 'product.code_taken', 'Another product has this article number')
export const productClassTaken = problem(409, 'product_class.name_taken', 'There is a class of this name already')
export const productClassUnknown = problem(400, 'product_class.unknown', 'The class named here does not exist')
export const notAPurchase = problem(409, 'purchase.not_one', 'This is a visit, a call or a delivery')
export const secretNeeded = problem(400, 'shop.secret_needed', 'This kind of shop has a secret of its own that signs')
export const nothingToReplay = problem(
  409,
  'shop.nothing_to_replay',
  'Only what was passed over or could not be understood is tried again',
)
