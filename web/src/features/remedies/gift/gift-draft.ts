import type { RemedyKind } from '@heed/contract/remedies.ts'
import type { Worth } from '@heed/methods/remedy-limits.ts'

export type GiftLineDraft = {
  key: string
  kind: RemedyKind | null
  words: string
  amount: number | string
  percent: number | string
}
export type GiftDraft = {
  lines: GiftLineDraft[]
  reason: string
  product: string
  isException: boolean
  exceptionWords: string
}

export const newLine = (): GiftLineDraft => ({
  key: crypto.randomUUID(),
  kind: null,
  words: '',
  amount: '',
  percent: '',
})

/** What is filled in already counts; a line without a kind or an amount does not yet. */
export const worthOf = ({ lines }: GiftDraft): Worth[] =>
  lines.flatMap(({ kind, amount }): Worth[] => {
    if (kind === null) return []
    if (kind === 'apology') return [{ kind, amount: 0 }]
    return Number(amount) > 0 ? [{ kind, amount: Number(amount) }] : []
  })

/** Nothing is missing that the server would ask for. */
export const isWhole = (draft: GiftDraft, isException: boolean) =>
  worthOf(draft).length === draft.lines.length &&
  draft.reason.trim() !== '' &&
  (!isException || draft.exceptionWords.trim() !== '')
