import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const about = z.object({ lessonId: z.uuid() })

/** A solved complaint was picked for the case library; a draft so far. */
export const lessonPicked = defineEvent('lesson.picked', about)
export const lessonChanged = defineEvent('lesson.changed', about)
export const lessonPublished = defineEvent('lesson.published', about)
export const lessonWithdrawn = defineEvent('lesson.withdrawn', about)
