import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

export const signatureChanged = defineEvent('signature.changed', z.object({ signatureId: id, name: z.string() }))
export const visitStarted = defineEvent('visit.started', z.object({ visitId: id, signatureId: id }))
export const visitStepMarked = defineEvent(
  'visit.step_marked',
  z.object({ visitId: id, stepId: id, words: z.string(), done: z.boolean() }),
)
