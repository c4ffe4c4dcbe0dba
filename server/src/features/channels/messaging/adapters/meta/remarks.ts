/** What somebody wrote below a post. */
export type Remark = {
  id: string
  post: string
  verb: string
  person: { id: string; name?: string | undefined; link?: string | undefined }
  text: string
  at: Date | null
}

/** Undefined for one of another shape. */
export function remarkOf(read: () => Remark): Remark | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
