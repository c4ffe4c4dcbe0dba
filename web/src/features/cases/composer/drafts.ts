/** Unsent words, kept on this device until they are sent or thrown away. */
export type Draft = { html: string; note: string }

const key = (caseId: string) => `heed.draft.${caseId}`
const none: Draft = { html: '', note: '' }

export const readDraft = (caseId: string): Draft => {
  try {
    return { ...none, ...JSON.parse(localStorage.getItem(key(caseId)) ?? '{}') }
  } catch {
    return none
  }
}

export const keepDraft = (caseId: string, part: Partial<Draft>) => {
  const draft = { ...readDraft(caseId), ...part }
  try {
    if (isBlank(draft.html) && !draft.note.trim()) localStorage.removeItem(key(caseId))
    else localStorage.setItem(key(caseId), JSON.stringify(draft))
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

export const isBlank = (html: string) => html.replace(/<[^>]*>|&nbsp;/g, '').trim() === ''
