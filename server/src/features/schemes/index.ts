import * as contract from '@heed/contract/schemes.ts'
import { stakeholders } from '@heed/contract/schemes.ts'
import { workspaceCreated } from '../../events/workspace-events.ts'
import { within } from '../../platform/events/event.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { readTable } from './import-requirements.ts'
import { begin, finish, note, readInspection, readInspections } from './inspect.ts'
import { exportScheme, readRequirements, readScheme, readSchemes } from './read-schemes.ts'
import { readStars } from './stars.ts'
import { addOne, addScheme, changeOne, changeScheme, removeOne } from './write-scheme.ts'

export { addOne, addScheme } from './write-scheme.ts'

/** Six groups ask something of every business; they are there before anybody writes it down. */
const makeGroups = within(workspaceCreated, 'schemes.make-groups', async (_, tx) => {
  await tx.db
    .insertInto('scheme')
    .values(stakeholders.map((stakeholder) => ({ id: newId(), kind: 'stakeholder', stakeholder })))
    .execute()
})

/** Who asks for our standards: rating schemes, stakeholders and laws; how much of it is covered, and how many stars a branch reaches. */
export const schemes = defineFeature({
  name: 'schemes',
  reactions: [makeGroups],
  routes: [
    route(contract.listSchemes, ({ scope }) => readSchemes(scope)),
    route(contract.getScheme, ({ scope, params }) => readScheme(scope, params.id)),
    route(contract.createScheme, ({ scope, body }) => addScheme(scope, body)),
    route(contract.updateScheme, ({ scope, params, body }) => changeScheme(scope, params.id, body)),
    route(contract.listRequirements, ({ scope, params, query }) => readRequirements(scope, params.id, query)),
    route(contract.exportRequirements, ({ scope, params, reply }) => exportScheme(scope, params.id, reply) as never, {
      raw: true,
    }),
    route(contract.addRequirement, ({ scope, params, body }) => addOne(scope, params.id, body)),
    route(contract.updateRequirement, ({ scope, params, body }) => changeOne(scope, params.id, body)),
    route(contract.removeRequirement, ({ scope, params }) => removeOne(scope, params.id)),
    route(contract.importRequirements, ({ scope, params, body }) => readTable(scope, params.id, body)),
    route(contract.getStars, ({ scope, params, query }) => readStars(scope, params.id, query.branchId)),
    route(contract.listInspections, ({ scope, params }) => readInspections(scope, params.id)),
    route(contract.startInspection, ({ scope, params, body }) => begin(scope, params.id, body)),
    route(contract.getInspection, ({ scope, params }) => readInspection(scope, params.id)),
    route(contract.markInspection, ({ scope, params, body }) => note(scope, params.id, body)),
    route(contract.finishInspection, ({ scope, params }) => finish(scope, params.id)),
  ],
})
