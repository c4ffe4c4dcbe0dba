import { type ComplaintStage, complaintStages } from '@heed/contract/complaint-stages.ts'

export type Step = { stage: string; way: string }
type Standing<Taken extends Step> = { stage: ComplaintStage; step: Taken | undefined; isOpen: boolean }

/** Where a complaint stands: the newest step of each stage holds, and one taken back is open again. Steps come oldest first. */
export const standingsOf = <Taken extends Step>(steps: readonly Taken[]): Standing<Taken>[] =>
  complaintStages.map((stage) => {
    const newest = steps.findLast((step) => step.stage === stage)
    const step = newest?.way === 'undone' ? undefined : newest
    return { stage, step, isOpen: step === undefined }
  })

export const isOpenAt = (steps: readonly Step[], stage: ComplaintStage): boolean =>
  standingsOf(steps).some((standing) => standing.stage === stage && standing.isOpen)

/** The first stage still to come; null at the end of the method. */
export const nextStage = (steps: readonly Step[]): ComplaintStage | null =>
  standingsOf(steps).find(({ isOpen }) => isOpen)?.stage ?? null

/** Stages before `stage` that are neither taken nor passed over. */
export const openBefore = (steps: readonly Step[], stage: ComplaintStage): ComplaintStage[] =>
  standingsOf(steps)
    .slice(0, complaintStages.indexOf(stage))
    .filter(({ isOpen }) => isOpen)
    .map((standing) => standing.stage)
