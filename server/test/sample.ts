import { randomUUID } from 'node:crypto'
import { z } from 'zod'

type Json = {
  type?: string | string[]
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  prefixItems?: Json[]
  anyOf?: Json[]
  oneOf?: Json[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  default?: unknown
  allOf?: Json[]
}

/** The smallest value that a schema takes, made from its JSON form; enough to get past the door's own check. */
export const sampleOf = (schema: z.ZodType): unknown =>
  sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json)

function sample(schema: Json): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choice?.[0]) return sample(choice[0])
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return sampleObject(schema)
  if (type === 'array')
    return schema.prefixItems
      ? schema.prefixItems.map(sample)
      : Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}))
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'null') return null
  return sampleText(schema)
}

/** What is required; where nothing is, the first property, since many refuse an empty change. */
function sampleObject({ properties = {}, required = [] }: Json): Record<string, unknown> {
  const wanted = required.length > 0 ? required : Object.keys(properties).slice(0, 1)
  return Object.fromEntries(wanted.map((name) => [name, sample(properties[name] ?? {})]))
}

function sampleText({ format, pattern, minLength = 1 }: Json): string {
  if (format === 'uuid') return randomUUID()
  if (format === 'email') return 'someone@example.test'
  if (format === 'date-time') return '2030-01-01T00:00:00Z'
  if (format === 'date') return '2026-01-01'
  if (pattern?.includes('[A-Z]{3}')) return 'EUR'
  return 'x'.repeat(Math.max(minLength, 10))
}
