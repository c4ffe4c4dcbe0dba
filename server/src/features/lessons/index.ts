import * as contract from '@heed/contract/lessons.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { readLesson } from './lesson-rows.ts'
import { listLessonsPage } from './list-lessons.ts'
import { pick } from './pick-lesson.ts'
import { change, publish, withdraw } from './write-lesson.ts'

export { pick as pickLesson } from './pick-lesson.ts'
export { change as changeLesson, publish as publishLesson, withdraw as withdrawLesson } from './write-lesson.ts'

/** The case library: what solved complaints teach, read by everybody, naming nobody. */
export const lessons = defineFeature({
  name: 'lessons',
  routes: [
    route(contract.listLessons, ({ scope, query }) => listLessonsPage(scope, query)),
    route(contract.getLesson, ({ scope, params }) => scope.transaction((tx) => readLesson(tx, params.id))),
    route(contract.pickLesson, ({ scope, params }) => pick(scope, params.id)),
    route(contract.changeLesson, ({ scope, params, body }) => change(scope, params.id, body)),
    route(contract.publishLesson, ({ scope, params }) => publish(scope, params.id)),
    route(contract.withdrawLesson, ({ scope, params, body }) => withdraw(scope, params.id, body.why)),
  ],
})
