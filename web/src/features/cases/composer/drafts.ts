/** Unsent words, kept on this device until they are sent or thrown away. */
export type Draft = { html: string; note: string; told: string }

const key = (caseId: string) => `heed.draft.${caseId}`
const none: Draft = { html: '', note: '', told: '' }

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
    if (isBlank(draft.html) && !draft.note.trim() && !draft.told.trim()) localStorage.removeItem(key(caseId))
    else localStorage.setItem(key(caseId), JSON.stringify(draft))
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

/** Words that another part of the page proposes for the answer, by the id of their case; an open editor adds them itself. */
export const proposals = new EventTarget()

/** Adds a paragraph of plain words to the answer, whether it stands open or not. */
export const proposeWords = (caseId: string, words: string) => {
  const html = words
    .split('\n')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('')
  const isTaken = !proposals.dispatchEvent(new CustomEvent(caseId, { detail: html, cancelable: true }))
  if (!isTaken) keepDraft(caseId, { html: readDraft(caseId).html + html })
}

export const isBlank = (html: string) => html.replace(/<[^>]*>|&nbsp;/g, '').trim() === ''
