import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Language, OneLine } from './primitives.ts'

const Named = z.object({ id: Id, name: z.string() })

export const brandWordKinds = ['trait', 'tone', 'avoided'] as const
/** What we are like, words that sound like us, words that we do not say. */
export const BrandWordKind = z.enum(brandWordKinds)
export type BrandWordKind = z.infer<typeof BrandWordKind>

export const BrandWord = z.object({
  id: Id,
  kind: BrandWordKind,
  language: Language,
  word: z.string(),
  /** What to say in place of an avoided word; null of the others. */
  instead: z.string().nullable(),
})
export type BrandWord = z.infer<typeof BrandWord>

export const BrandValue = z.object({
  id: Id,
  name: z.string(),
  meaning: z.string().nullable(),
  /** In use; one without any is only said. */
  standards: z.array(Named),
})
export type BrandValue = z.infer<typeof BrandValue>

export const BrandAct = z.object({
  id: Id,
  /** null: it belongs to no idea. */
  ideaId: Id.nullable(),
  words: z.string(),
  standards: z.array(Named),
})
export type BrandAct = z.infer<typeof BrandAct>

export const BrandIdea = z.object({ id: Id, name: z.string(), acts: z.array(BrandAct) })
export type BrandIdea = z.infer<typeof BrandIdea>

export const Brand = z.object({
  words: z.array(BrandWord),
  values: z.array(BrandValue),
  ideas: z.array(BrandIdea),
  /** Acts that belong to no idea. */
  looseActs: z.array(BrandAct),
  /** In use, and no value is expressed by them. */
  standardsWithoutValue: z.array(Named),
  /** Big ideas to begin with, in the language of the business; those taken are gone from here. */
  suggestedIdeas: z.array(z.object({ key: z.string(), name: z.string(), acts: z.array(z.string()) })),
})
export type Brand = z.infer<typeof Brand>

export const getBrand = endpoint({
  id: 'getBrand',
  method: 'GET',
  path: '/brand',
  tag: 'brand',
  may: 'standard:read',
  summary: 'What the business is like and stands for, the acts that show it, and what is missing',
  response: Brand,
})

const ofWord = {
  kind: BrandWordKind,
  language: Language,
  word: OneLine.min(1).max(80),
  instead: OneLine.min(1).max(300).nullable().default(null),
}
export const addBrandWord = endpoint({
  id: 'addBrandWord',
  method: 'POST',
  path: '/brand-words',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Add a trait, a word of our tone, or a word that we avoid with what to say instead',
  body: z.object(ofWord).strict(),
  response: BrandWord,
  status: 201,
})
export const removeBrandWord = endpoint({
  id: 'removeBrandWord',
  method: 'DELETE',
  path: '/brand-words/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Take a word out',
  params: IdParams,
  response: z.null(),
  status: 204,
})

const ofValue = { name: OneLine.min(1).max(80), meaning: OneLine.min(1).max(500).nullable().default(null) }
export const addBrandValue = endpoint({
  id: 'addBrandValue',
  method: 'POST',
  path: '/brand-values',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Add a value, and which standards express it',
  body: z.object({ ...ofValue, standardIds: z.array(Id).max(200).default([]) }).strict(),
  response: BrandValue,
  status: 201,
})
export const updateBrandValue = endpoint({
  id: 'updateBrandValue',
  method: 'PUT',
  path: '/brand-values/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Say a value anew, and which standards express it',
  params: IdParams,
  body: z.object({ ...ofValue, standardIds: z.array(Id).max(200) }).strict(),
  response: BrandValue,
})
export const removeBrandValue = endpoint({
  id: 'removeBrandValue',
  method: 'DELETE',
  path: '/brand-values/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Take a value out; its standards stay',
  params: IdParams,
  response: z.null(),
  status: 204,
})

const ofIdea = { name: OneLine.min(1).max(80) }
export const addBrandIdea = endpoint({
  id: 'addBrandIdea',
  method: 'POST',
  path: '/brand-ideas',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Add a big idea of your own',
  body: z.object(ofIdea).strict(),
  response: BrandIdea,
  status: 201,
})
export const takeBrandIdea = endpoint({
  id: 'takeBrandIdea',
  method: 'POST',
  path: '/brand-ideas/suggested',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Take a suggested idea with its acts',
  body: z.object({ key: z.string().min(1).max(40) }).strict(),
  response: BrandIdea,
  status: 201,
})
export const updateBrandIdea = endpoint({
  id: 'updateBrandIdea',
  method: 'PUT',
  path: '/brand-ideas/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Call an idea something else',
  params: IdParams,
  body: z.object(ofIdea).strict(),
  response: BrandIdea,
})
export const removeBrandIdea = endpoint({
  id: 'removeBrandIdea',
  method: 'DELETE',
  path: '/brand-ideas/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Take an idea out; its acts stay and belong to none',
  params: IdParams,
  response: z.null(),
  status: 204,
})

const ofAct = {
  ideaId: Id.nullable().default(null),
  words: OneLine.min(1).max(300),
  standardIds: z.array(Id).max(50).default([]),
}
export const addBrandAct = endpoint({
  id: 'addBrandAct',
  method: 'POST',
  path: '/brand-acts',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Add an act or an attitude, the idea it shows, and the standards that ask for it',
  body: z.object(ofAct).strict(),
  response: BrandAct,
  status: 201,
})
export const updateBrandAct = endpoint({
  id: 'updateBrandAct',
  method: 'PUT',
  path: '/brand-acts/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Say an act anew, or move it to another idea',
  params: IdParams,
  body: z.object(ofAct).strict(),
  response: BrandAct,
})
export const removeBrandAct = endpoint({
  id: 'removeBrandAct',
  method: 'DELETE',
  path: '/brand-acts/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Take an act out',
  params: IdParams,
  response: z.null(),
  status: 204,
})

/** A word found, as it stands in the text, from character `from` to before `to`. */
export const BrandFinding = z.object({
  kind: z.enum(['tone', 'avoided']),
  language: Language,
  word: z.string(),
  phrase: z.string(),
  from: z.int(),
  to: z.int(),
  instead: z.string().nullable(),
})
export type BrandFinding = z.infer<typeof BrandFinding>

export const checkBrandFit = endpoint({
  id: 'checkBrandFit',
  method: 'POST',
  path: '/brand/fit',
  tag: 'brand',
  may: 'standard:read',
  summary: 'Find words of our tone, and words that we avoid, in a text',
  body: z.object({ text: z.string().max(10_000), language: Language }).strict(),
  response: z.object({ findings: z.array(BrandFinding).max(100) }),
})

export const StandardBrand = z.object({
  values: z.array(Named),
  /** In its words in every language. */
  findings: z.array(BrandFinding),
  /** The newest signature; null where nobody has looked yet. */
  signed: z
    .object({
      by: Named.nullable(),
      at: Instant,
      version: z.int(),
      note: z.string().nullable(),
      /** The standard or our words have changed since. */
      isOld: z.boolean(),
    })
    .nullable(),
})
export type StandardBrand = z.infer<typeof StandardBrand>
export const getStandardBrand = endpoint({
  id: 'getStandardBrand',
  method: 'GET',
  path: '/standards/:id/brand',
  tag: 'brand',
  may: 'standard:read',
  summary: 'The values that a standard expresses, whether its words fit us, and who has looked at that',
  params: IdParams,
  response: StandardBrand,
})
export const valueStandard = endpoint({
  id: 'valueStandard',
  method: 'PUT',
  path: '/standards/:id/values',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Say which values a standard expresses',
  params: IdParams,
  body: z.object({ valueIds: z.array(Id).max(20) }).strict(),
  response: StandardBrand,
})
export const signStandardFit = endpoint({
  id: 'signStandardFit',
  method: 'POST',
  path: '/standards/:id/brand/sign',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Sign that its words fit us; with an avoided word in them, say why it stays',
  params: IdParams,
  body: z.object({ note: OneLine.min(1).max(500).nullable().default(null) }).strict(),
  response: StandardBrand,
})
