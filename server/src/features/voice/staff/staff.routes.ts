import * as contract from '@heed/contract/staff-surveys.ts'
import { route } from '../../../platform/http/route.ts'
import { closeByHand } from './close-round.ts'
import { listLevels, setLevel } from './management-levels.ts'
import { openRound } from './open-round.ts'
import { readResults } from './read-results.ts'
import { listRounds } from './read-rounds.ts'
import { readyStaffSurveys } from './ready-staff-surveys.ts'
import { takeMeasure } from './take-measure.ts'
import { listMine, listTickets, openTicket } from './tickets.ts'

export const staffRoutes = [
  route(contract.listReadyStaffSurveys, () => ({
    items: readyStaffSurveys.map(({ key, kind, name, what, questions }) => ({
      key,
      kind,
      name,
      what,
      questions: questions.length,
    })),
  })),
  route(contract.listStaffRounds, ({ scope }) => listRounds(scope)),
  route(contract.openStaffRound, ({ scope, body }) => openRound(scope, body)),
  route(contract.getStaffRound, ({ scope, params }) => scope.transaction((tx) => readResults(tx, params.id))),
  route(contract.closeStaffRound, ({ scope, params }) => closeByHand(scope, params.id)),
  route(contract.listStaffTickets, ({ scope, params }) => listTickets(scope, params.id)),
  route(contract.takeStaffMeasure, ({ scope, params, body }) => takeMeasure(scope, params.id, body)),
  route(contract.listMyStaffTickets, ({ scope }) => listMine(scope)),
  // The address is a secret: it is kept as a hash, and not at all for repeats.
  route(contract.openStaffTicket, ({ scope, params }) => openTicket(scope, params.id), { holdsSecret: true }),
  route(contract.listManagementLevels, ({ scope }) => listLevels(scope)),
  route(contract.setManagementLevel, ({ scope, params, body }) => setLevel(scope, params.id, body.level)),
]
