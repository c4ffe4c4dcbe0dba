import * as contract from '@heed/contract/feedback-understanding.ts'
import { route } from '../../../platform/http/route.ts'
import { correctMood, correctTopic } from './correct.ts'
import { countByTopic } from './count-topics.ts'
import { readMoodReading } from './read-understood.ts'
import { suggestFrequent } from './suggest-phrases.ts'
import { add, change, listAll, make, remove } from './topics.ts'

export const understandingRoutes = [
  route(contract.listTopics, ({ scope }) => listAll(scope)),
  route(contract.makeTopic, ({ scope, body }) => make(scope, body)),
  route(contract.changeTopic, ({ scope, params, body }) => change(scope, params.id, body)),
  route(contract.removeTopic, ({ scope, params }) => remove(scope, params.id)),
  route(contract.addPhrase, ({ scope, params, body }) => add(scope, params.id, body)),
  route(contract.countTopics, ({ scope, query }) => countByTopic(scope, query)),
  route(contract.suggestPhrases, ({ scope, query }) => suggestFrequent(scope, query)),
  route(contract.setTopicOf, ({ scope, params, body }) => correctTopic(scope, params.id, body)),
  route(contract.setMoodOf, ({ scope, params, body }) => correctMood(scope, params.id, body.mood)),
  route(contract.getMoodReading, ({ scope }) => readMoodReading(scope)),
]
