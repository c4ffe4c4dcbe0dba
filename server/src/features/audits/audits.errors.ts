import { problem } from '../../platform/problem.ts'

export const templateUnknown = problem(400, 'audit.template_unknown', 'There is no such list of items')
export const templateChanged = problem(
  409,
  'audit_template.changed',
  'Somebody else has changed this meanwhile; look at it again',
)
export const dayToCome = problem(400, 'audit.day_to_come', 'An audit is not made on a day to come')
export const dueInPast = problem(400, 'audit.due_in_past', 'What is to be mended cannot be due on a day that is gone')
export const auditFinishedAlready = problem(409, 'audit.finished', 'This audit is finished and stays as it is')
export const itemsLeft = problem(409, 'audit.items_left', 'Some items have no answer yet')
export const answerDoesNotFit = problem(400, 'audit.answer_does_not_fit', 'This item is answered in another way')
export const ownerUnknown = problem(400, 'audit.owner_unknown', 'There is no such colleague in this branch')
export const notAPicture = problem(400, 'audit.not_a_picture', 'Only pictures: JPEG, PNG or WebP, up to 10 MB')
export const tooManyPhotos = problem(409, 'audit.too_many_photos', 'An item has no more than eight photos')
export const photoGone = problem(410, 'audit.photo_gone', 'The picture is no longer there')
export const findingClosed = problem(409, 'audit_finding.closed', 'This is mended already')
