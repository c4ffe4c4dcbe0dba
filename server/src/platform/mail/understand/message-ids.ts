const longestList = 100

/** Well-formed message ids of a header, `<left@right>`, in order and each once. Empty ones such as `<>` would join strangers. */
export function readMessageIds(header: string): string[] {
  const ids = new Set<string>()
  for (const [, inner = ''] of header.matchAll(/<([^<>]{1,998})>/g)) {
    // Long ids are folded by some programs, which leaves white space inside.
    const id = inner.replace(/\s+/g, '')
    if (/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(id)) ids.add(`<${id}>`)
  }
  const all = [...ids]
  // The first reference names the thread and the last ones its newest messages.
  return all.length <= longestList ? all : [...all.slice(0, 1), ...all.slice(1 - longestList)]
}
