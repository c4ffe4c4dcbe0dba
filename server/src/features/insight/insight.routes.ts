import { exportFigureRows, getInsideOutside, getInsight, listFigureRows } from '@heed/contract/insight.ts'
import { route } from '../../platform/http/route.ts'
import { exportRows } from './export-rows.ts'
import { listRowsPage } from './figure-rows.ts'
import { readInsideOutside } from './read-inside.ts'
import { readInsight } from './read-insight.ts'

export const insightRoutes = [
  route(getInsight, ({ scope, query }) => readInsight(scope, query)),
  route(getInsideOutside, ({ scope, query }) => readInsideOutside(scope, query.months)),
  route(listFigureRows, ({ scope, query }) => listRowsPage(scope, query)),
  route(exportFigureRows, ({ scope, query, reply }) => exportRows(scope, query, reply) as never, { raw: true }),
]
