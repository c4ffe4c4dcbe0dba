import type { CustomTypeOptions } from 'i18next'

type Resources = CustomTypeOptions['resources']

/** The keys of one group of texts, such as the pages of the shell: a missing text is a type error. */
export type ResourceKey<
  Feature extends keyof Resources,
  Group extends keyof Resources[Feature],
> = keyof Resources[Feature][Group] & string
