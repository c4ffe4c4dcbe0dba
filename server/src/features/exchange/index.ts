import * as contract from '@heed/contract/record-files.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { checkRecordImportJob } from './check-import.ts'
import { exportCasesTo, exportCustomersTo, exportPurchasesTo } from './export-records.ts'
import { bringFile, listImports, mapColumns, readImport, sendBadRows, takeInGoodRows } from './imports.ts'
import { takeInRecordsJob } from './take-in-file.ts'

/** Customers, cases and purchases out into files, and in from files of another program or another Heed. */
export const exchange = defineFeature({
  name: 'exchange',
  routes: [
    // biome-ignore lint/suspicious/noExplicitAny: the answer is the file itself
    route(contract.exportCustomers, ({ scope, query, reply }) => exportCustomersTo(scope, query, reply) as any, {
      raw: true,
    }),
    // biome-ignore lint/suspicious/noExplicitAny: the answer is the file itself
    route(contract.exportCases, ({ scope, query, reply }) => exportCasesTo(scope, query, reply) as any, { raw: true }),
    // biome-ignore lint/suspicious/noExplicitAny: the answer is the file itself
    route(contract.exportPurchases, ({ scope, query, reply }) => exportPurchasesTo(scope, query, reply) as any, {
      raw: true,
    }),
    route(contract.listRecordImports, ({ scope }) => listImports(scope)),
    route(contract.startRecordImport, ({ scope, query, request }) => bringFile(scope, query.kind, request), {
      raw: true,
      perMinute: 30,
    }),
    route(contract.getRecordImport, ({ scope, params }) => readImport(scope, params.id)),
    route(contract.mapRecordImport, ({ scope, params, body }) => mapColumns(scope, params.id, body)),
    route(contract.confirmRecordImport, ({ scope, params }) => takeInGoodRows(scope, params.id)),
    // biome-ignore lint/suspicious/noExplicitAny: the answer is the file itself
    route(contract.getBadRows, ({ scope, params, reply }) => sendBadRows(scope, params.id, reply) as any, {
      raw: true,
    }),
  ],
  jobs: [checkRecordImportJob, takeInRecordsJob],
})
