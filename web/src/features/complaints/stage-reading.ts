import type { Complaint, StageStanding } from '@heed/contract/complaints.ts'

export type StageSign = 'done' | 'skipped' | 'next' | 'open'

/** How a stage is drawn: taken, passed over, the next one, or still to come. */
export const signOf = ({ stage, way }: StageStanding, next: Complaint['next']): StageSign =>
  way !== 'open' ? way : stage === next ? 'next' : 'open'

/** Whether an employee can take or pass over this stage now; the plan is offered only after listening and the apology. */
export const isReady = ({ stages }: Pick<Complaint, 'stages'>, stage: StageStanding['stage']) => {
  const at = stages.findIndex((standing) => standing.stage === stage)
  return stages[at]?.way === 'open' && stages.slice(0, at).every(({ way }) => way !== 'open')
}

export const isSolved = ({ stages }: Pick<Complaint, 'stages'>) =>
  stages.some(({ stage, way }) => stage === 'solved' && way !== 'open')

/** Whether what the customer said still stands against a complaint that is open again. */
export const isRefusedSolution = ({ stages, judgement }: Pick<Complaint, 'stages' | 'judgement'>) =>
  judgement !== null && !judgement.satisfied && !isSolved({ stages })
