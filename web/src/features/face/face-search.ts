export const faceParts = ['faces', 'open', 'audits', 'beside', 'ways', 'lists'] as const
export type FacePart = (typeof faceParts)[number]
export type FaceSearch = { show?: Exclude<FacePart, 'faces'> | undefined }

/** What the address says; anything else is left out. */
export const readFaceSearch = (search: Record<string, unknown>): FaceSearch => {
  const show = faceParts.find((part) => part === search.show)
  return { show: show === 'faces' ? undefined : show }
}
