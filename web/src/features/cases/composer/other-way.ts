const reasons = new Map<string, string>()

/** Why the answer being written goes another way than its customer wished, by the id of the case. */
export const readOtherWay = (caseId: string): string => reasons.get(caseId) ?? ''
export const keepOtherWay = (caseId: string, why: string) => {
  reasons.set(caseId, why)
}
/** It belongs to this answer; a refused one leaves it for the next try. */
export const takeOtherWay = (caseId: string): string | undefined => reasons.get(caseId)?.trim() || undefined
