import type { SurveyOccasion } from '@heed/contract/asking.ts'

/** Something after which a customer may be asked. `day` is a run over many customers, which asks for itself. */
export type Occasion = {
  kind: SurveyOccasion | 'day'
  customerId: string
  branchId: string
  caseId: string | null
  occasionId: string | null
  at: Date
}
