import type { OpeningItem } from '@heed/contract/opening-checks.ts'

/** What is looked at, in one line. */
export const itemName = ({ words, goods }: Pick<OpeningItem, 'words' | 'goods'>) =>
  words ?? [goods?.product, goods?.size, goods?.colour].filter(Boolean).join(', ')
