const longestMs = 4

/** Lets everybody else have a turn during long work that waits for nothing, such as reading a file of many thousand rows. */
export class Breath {
  #since = performance.now()

  /** Between two small pieces of the work. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < longestMs) return
    await new Promise((done) => setImmediate(done))
    this.#since = performance.now()
  }
}
