import type { Pair } from './pack.ts'

export type Kept = {
  id: string
  at: number
  startedAt: number
  version: number
  language: string
  fields: Pair[]
}

const againMs = 15_000
const mostSent = 50
/** Characters of one sending: what a slow network carries, and far from what the server takes. */
const mostCharacters = 400_000

/** Answers that are not sent yet, on the tablet itself; they go out when they can, and leave once the server has them. */
export function keepAnswers(path: string, key: string, onChange: () => void) {
  const name = `heed-kiosk:${path}`
  const read = (): Kept[] => JSON.parse(localStorage.getItem(name) ?? '[]') as Kept[]
  const write = (kept: Kept[]) => {
    localStorage.setItem(name, JSON.stringify(kept))
    onChange()
  }
  let isSending = false
  async function send(): Promise<void> {
    const answers = firstOf(read())
    if (isSending || answers.length === 0) return
    isSending = true
    try {
      const response = await fetch(`${path}/kiosk`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key, sentAt: Date.now(), answers }),
      })
      if (response.ok) {
        const { kept, refused } = (await response.json()) as { kept: string[]; refused: string[] }
        const done = new Set([...kept, ...refused])
        write(read().filter(({ id }) => !done.has(id)))
        if (done.size > 0 && read().length > 0) setTimeout(send, 0)
      }
    } catch {
      // No network: it is tried again.
    } finally {
      isSending = false
    }
  }
  addEventListener('online', () => void send())
  setInterval(send, againMs)
  void send()
  return {
    waiting: () => read().length,
    put(answer: Omit<Kept, 'id'>): void {
      write([...read(), { ...answer, id: newId() }])
      void send()
    },
  }
}

/** As many as fit into one sending, and at least one. */
function firstOf(kept: Kept[]): Kept[] {
  let characters = 0
  return kept.slice(0, mostSent).filter((answer, index) => {
    characters += JSON.stringify(answer).length
    return index === 0 || characters <= mostCharacters
  })
}

/** A random UUID, also where the tablet speaks to its server without encryption. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
