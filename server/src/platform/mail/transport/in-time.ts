export const tryMs = 10_000

/**
 * Waits for a server no longer than that, whatever it does meanwhile: each single wait of a connection is bounded, but one that
 * greets and then says nothing, or a letter a second, would keep somebody waiting for minutes.
 * @throws an error with the code `ETIMEDOUT` when the time is up.
 */
export async function inTime<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(Object.assign(new Error('The server took too long'), { code: 'ETIMEDOUT' })), limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
