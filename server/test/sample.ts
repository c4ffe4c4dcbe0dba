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
  propertyNames?: Json
  additionalProperties?: Json | boolean
  allOf?: Json[]
}

/** The smallest value that a schema takes, made from its JSON form; enough to get past the door's own check. */
export const sampleOf = (schema: z.ZodType): unknown => sample(jsonOf(schema))

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

/** What is required; where nothing is, the first property, since many refuse an empty change. Of a table, one entry. */
function sampleObject({ properties = {}, required = [], ...table }: Json): Record<string, unknown> {
  const { propertyNames, additionalProperties } = table
  if (propertyNames?.enum && typeof additionalProperties === 'object')
    return { [String(propertyNames.enum[0])]: sample(additionalProperties) }
  const wanted = required.length > 0 ? required : Object.keys(properties).slice(0, 1)
  return Object.fromEntries(wanted.map((name) => [name, sample(properties[name] ?? {})]))
}

function sampleText({ format, pattern, minLength = 1 }: Json): string {
  if (format === 'uuid') return randomUUID()
  if (format === 'email') return 'someone@example.test'
  // A month ahead: what is promised is neither past nor too far.
  if (format === 'date-time') return new Date(Date.now() + 30 * 86_400_000).toISOString()
  if (format === 'date') return '2026-01-01'
  if (pattern?.includes('[A-Z]{3}')) return 'EUR'
  return 'x'.repeat(Math.max(minLength, 10))
}

const jsonOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json

/** The properties of a body or query in which an id stands, at any depth. */
export const idsNamedIn = (schema: z.ZodType): string[] => {
  const names = shapesOf(jsonOf(schema)).flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([name, property]) =>
      JSON.stringify(property).includes('"uuid"') ? [name] : [],
    ),
  )
  return [...new Set(names)]
}

const shapesOf = (schema: Json): Json[] => [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]

/** A value that the schema takes, with `name` in it, and in it every id from `idFor`. */
export function sampleWithIds(schema: z.ZodType, name: string, idFor: (name: string) => string): unknown {
  const shape = shapesOf(jsonOf(schema)).find(({ properties }) => properties?.[name]) ?? jsonOf(schema)
  const value = sample(shape) as Record<string, unknown>
  const property = shape.properties?.[name]
  return property ? { ...value, [name]: filled(property, name, idFor) } : value
}

function filled(schema: Json, name: string, idFor: (name: string) => string): unknown {
  const choice =
    shapesOf(schema).find((one) => JSON.stringify(one).includes('"uuid"') && !one.anyOf && !one.oneOf) ?? schema
  if (choice.format === 'uuid') return idFor(name)
  if (choice.items) return [filled(choice.items, name, idFor)]
  if (!choice.properties) return sample(choice)
  const inside = Object.entries(choice.properties).filter(([, one]) => JSON.stringify(one).includes('"uuid"'))
  return {
    ...(sample(choice) as Record<string, unknown>),
    ...Object.fromEntries(inside.map(([key, one]) => [key, filled(one, key, idFor)])),
  }
}
